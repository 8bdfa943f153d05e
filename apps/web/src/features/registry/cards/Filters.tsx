import type { CardFilters } from '@gorodok/contract';
import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { missingThings, type CardView, type Missing } from './card-address.ts';
import { cardOptionsQuery } from './cards.api.ts';
import './cards.words.ts';
import classes from './Filters.module.css';

type Props = { view: CardView; onView: (view: CardView) => void };

const filterOfMissing = {
  snils: 'withoutSnils',
  document: 'withoutDocument',
  contact: 'withoutContact',
} as const satisfies Record<Missing, keyof CardFilters>;

/** Where filters are set. */
export function FiltersMenu({ view, onView }: Props) {
  const { t } = useTranslation('cards');
  return (
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus width="min(24rem, 92vw)">
      <Popover.Target>
        <Button variant="default" size="sm" leftSection={<IconFilter aria-hidden size={16} />}>
          {t('filters')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filters')}>
        <FilterForm view={view} onView={onView} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The filters that are set, each taken away by a click. */
export function FilterChips({ view, onView }: Props) {
  const { t } = useTranslation('cards');
  const chips = useChips(view);
  const set = (filters: CardFilters) => onView({ ...view, filters });
  if (chips.length === 0) return null;
  return (
    <div className={classes['filters']}>
      {chips.map(({ name, without }) => (
        <button
          key={name}
          type="button"
          className={classes['chip']}
          aria-label={t('removeFilter', { name })}
          onClick={() => set(without)}
        >
          {name}
          <IconX aria-hidden size={14} />
        </button>
      ))}
      {chips.length > 1 ? (
        <Button variant="subtle" size="compact-sm" onClick={() => set({})}>
          {t('clearFilters')}
        </Button>
      ) : null}
    </div>
  );
}

interface Chip {
  name: string;
  /** The filters when it is gone. */
  without: CardFilters;
}

function useChips({ kind, filters }: CardView): Chip[] {
  const { t } = useTranslation('cards');
  const { classGroupIds = [], grades = [], positions = [], ageFrom, ageTo } = filters;
  const options = useQuery({ ...cardOptionsQuery(kind), enabled: classGroupIds.length > 0 });
  const classNames = new Map(options.data?.classGroups.map(({ id, name }) => [id, name]));
  const chips: Chip[] = [
    ...classGroupIds.map((id) => ({
      name: classNames.get(id) ?? '…',
      without: leaving(filters, 'classGroupIds', id),
    })),
    ...grades.map((grade) => ({
      name: t('grade', { grade }),
      without: leaving(filters, 'grades', grade),
    })),
    ...positions.map((position) => ({ name: position, without: leaving(filters, 'positions', position) })),
  ];
  for (const thing of missingThings) {
    const { [filterOfMissing[thing]]: set, ...without } = filters;
    if (set) chips.push({ name: t(`without.${thing}`), without });
  }
  const { ageFrom: _from, ageTo: _to, ...anyAge } = filters;
  if (ageFrom !== undefined && ageTo !== undefined)
    chips.push({ name: t('agesFromTo', { from: ageFrom, to: ageTo }), without: anyAge });
  else if (ageFrom !== undefined) chips.push({ name: t('agesFrom', { from: ageFrom }), without: anyAge });
  else if (ageTo !== undefined) chips.push({ name: t('agesTo', { to: ageTo }), without: anyAge });
  return chips;
}

type ListName = 'classGroupIds' | 'grades' | 'positions';

/** The filters with one item of a list gone; with the last one the list itself. */
function leaving(filters: CardFilters, name: ListName, item: number | string): CardFilters {
  const { [name]: list, ...others } = filters;
  const left = (list ?? []).filter((other) => other !== item);
  return left.length > 0 ? { ...others, [name]: left } : others;
}

function FilterForm({ view, onView }: Props) {
  const { t } = useTranslation('cards');
  const { kind, filters } = view;
  const options = useQuery(cardOptionsQuery(kind));
  const { classGroups = [], grades = [], positions = [] } = options.data ?? {};
  const set = (change: { [Name in keyof CardFilters]: CardFilters[Name] | undefined }) => {
    const next = { ...filters, ...change };
    onView({
      ...view,
      filters: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)),
    });
  };
  return (
    <div className={classes['form']}>
      <fieldset>
        <legend>{t('gaps')}</legend>
        {missingThings.map((thing) => (
          <Checkbox
            key={thing}
            label={t(`without.${thing}`)}
            checked={filters[filterOfMissing[thing]] ?? false}
            onChange={(event) => set({ [filterOfMissing[thing]]: event.currentTarget.checked || undefined })}
          />
        ))}
      </fieldset>
      <Choices
        legend={t('grades')}
        items={grades.map((grade) => ({ value: grade, label: String(grade) }))}
        chosen={filters.grades}
        onChosen={(chosen) => set({ grades: chosen })}
      />
      <Choices
        legend={t('classes')}
        items={classGroups.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filters.classGroupIds}
        onChosen={(chosen) => set({ classGroupIds: chosen })}
      />
      <Choices
        legend={t('positions')}
        items={positions.map((position) => ({ value: position, label: position }))}
        chosen={filters.positions}
        onChosen={(chosen) => set({ positions: chosen })}
      />
      <div className={classes['ages']}>
        <AgeField label={t('ageFrom')} value={filters.ageFrom} onChange={(age) => set({ ageFrom: age })} />
        <AgeField label={t('ageTo')} value={filters.ageTo} onChange={(age) => set({ ageTo: age })} />
      </div>
    </div>
  );
}

type ChoicesProps<Value> = {
  legend: string;
  items: readonly { value: Value; label: string }[];
  chosen: readonly Value[] | undefined;
  onChosen: (chosen: Value[] | undefined) => void;
};

function Choices<Value extends string | number>({
  legend,
  items,
  chosen = [],
  onChosen,
}: ChoicesProps<Value>) {
  if (items.length === 0) return null;
  const toggle = (value: Value) => {
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    onChosen(next.length > 0 ? next : undefined);
  };
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className={classes['choices']}>
        {items.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            className={classes['choice']}
            aria-pressed={chosen.includes(value)}
            onClick={() => toggle(value)}
          >
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

type AgeProps = { label: string; value: number | undefined; onChange: (age: number | undefined) => void };

function AgeField({ label, value, onChange }: AgeProps) {
  return (
    <TextInput
      label={label}
      inputMode="numeric"
      maxLength={3}
      value={value ?? ''}
      onChange={(event) => {
        const age = Number(event.currentTarget.value.replace(/\D/g, ''));
        onChange(age > 0 && age <= 130 ? age : undefined);
      }}
    />
  );
}
