import type { AcademicYear, DraftYear } from '@gorodok/contract';
import { Alert, Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatSpan } from '../../../platform/text/dates.ts';
import {
  draftOf,
  editedOf,
  newKey,
  proposeYear,
  usualQuarters,
  usualTrimesters,
  type EditedYear,
} from './year-draft.ts';
import { saveYear, yearsQuery } from './years.api.ts';
import './years.words.ts';
import classes from './Years.module.css';

type Props = { yearId: number | null; today: string; onSaved: (id: number) => void };

/** One year: its days, the periods of its parallels, the holidays; a new one is proposed from the latest. */
export function YearScreen({ yearId, today, onSaved }: Props) {
  const { t } = useTranslation('years');
  const years = useQuery(yearsQuery());
  if (years.isPending) return <ListSkeleton rows={6} />;
  if (years.isError) return <Failure error={years.error} onRetry={() => void years.refetch()} />;
  const known = years.data.years.find(({ id }) => id === yearId) ?? null;
  if (yearId !== null && !known) return <Empty title={t('none')} />;
  return (
    <div className={classes['screen']}>
      <div>
        <BackToYears />
        <ScreenHeading title={known?.name ?? t('newTitle')} />
      </div>
      <Editor
        key={known?.version ?? 0}
        known={known}
        initial={known ? editedOf(known) : proposeYear(years.data.years[0], today)}
        onSaved={onSaved}
      />
    </div>
  );
}

export function BackToYears() {
  const { t } = useTranslation('years');
  return (
    <Link to="/academic-years" className={classes['back']}>
      <IconArrowLeft aria-hidden size={18} /> {t('back')}
    </Link>
  );
}

type EditorProps = { known: AcademicYear | null; initial: EditedYear; onSaved: (id: number) => void };

function Editor({ known, initial, onSaved }: EditorProps) {
  const { t } = useTranslation('years');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [year, setYear] = useState(initial);
  const set = (fields: Partial<EditedYear>) => setYear((before) => ({ ...before, ...fields }));
  const save = useMutation({
    mutationFn: () => saveYear(draftOf(year), known),
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: ['academic-years'] });
      onSaved(saved.id);
    },
  });
  const faults = save.error instanceof ProblemError ? save.error.faults : [];
  const faultOf = (field: string) => faults.find((fault) => fault.field === field)?.message;
  return (
    <>
      <div className={`${classes['box']} ${classes['fields']}`}>
        <TextInput
          label={t('name')}
          required
          value={year.name}
          error={faultOf('/name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('startsOn')}
          required
          value={year.startsOn}
          error={faultOf('/startsOn')}
          onChange={(event) => set({ startsOn: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('endsOn')}
          required
          value={year.endsOn}
          error={faultOf('/endsOn')}
          onChange={(event) => set({ endsOn: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('week')}
          value={String(year.weekDays)}
          onChange={(event) => set({ weekDays: Number(event.currentTarget.value) })}
          data={(['5', '6'] as const).map((value) => ({ value, label: t(`week.${value}`) }))}
        />
      </div>
      <Periods year={year} faultOf={faultOf} onChange={set} />
      <Holidays year={year} faultOf={faultOf} onChange={set} />
      {known?.gaps.map(({ kind, startsOn, endsOn }) => (
        <p key={`${kind} ${startsOn}`} className={classes['warn']}>
          {t('gap', { kind: t(`kind.${kind}`), span: formatSpan(startsOn, endsOn, language) })}
        </p>
      ))}
      {save.error ? (
        <Alert color="red">{t('actionFailed', { reason: sentenceOfError(save.error) })}</Alert>
      ) : null}
      <div className={classes['actions']}>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {t('save')}
        </Button>
      </div>
    </>
  );
}

type PartProps = {
  year: EditedYear;
  faultOf: (field: string) => string | undefined;
  onChange: (fields: Partial<EditedYear>) => void;
};

const periodKinds = [
  'quarter',
  'trimester',
  'half_year',
] as const satisfies DraftYear['periods'][number]['kind'][];

function Periods({ year, faultOf, onChange }: PartProps) {
  const { t } = useTranslation('years');
  const change = (key: string, fields: Partial<EditedYear['periods'][number]>) =>
    onChange({
      periods: year.periods.map((period) => (period.key === key ? { ...period, ...fields } : period)),
    });
  return (
    <section className={classes['box']}>
      <h2>{t('periods')}</h2>
      <p>{t('periodsNote')}</p>
      {year.periods.map((period, index) => (
        <div key={period.key} className={classes['row']}>
          <NativeSelect
            label={t('kind')}
            value={period.kind}
            onChange={(event) => {
              const kind = periodKinds.find((known) => known === event.currentTarget.value);
              if (kind) change(period.key, { kind });
            }}
            data={periodKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <TextInput
            label={t('periodNumber')}
            inputMode="numeric"
            value={String(period.number)}
            error={faultOf(`/periods/${index}/number`)}
            onChange={(event) => change(period.key, { number: Number(event.currentTarget.value) || 1 })}
          />
          <TextInput
            type="date"
            label={t('startsOn')}
            value={period.startsOn}
            error={faultOf(`/periods/${index}/startsOn`)}
            onChange={(event) => change(period.key, { startsOn: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('endsOn')}
            value={period.endsOn}
            error={faultOf(`/periods/${index}/endsOn`)}
            onChange={(event) => change(period.key, { endsOn: event.currentTarget.value })}
          />
          <TextInput
            label={t('grades')}
            value={period.grades}
            onChange={(event) => change(period.key, { grades: event.currentTarget.value })}
          />
          <CloseButton
            size="lg"
            aria-label={t('removePeriod', { number: index + 1 })}
            onClick={() => onChange({ periods: year.periods.filter(({ key }) => key !== period.key) })}
          />
        </div>
      ))}
      <div className={classes['actions']}>
        <Button
          variant="light"
          size="sm"
          onClick={() =>
            onChange({
              periods: [
                ...year.periods,
                {
                  key: newKey(),
                  kind: 'quarter',
                  number: year.periods.length + 1,
                  grades: '',
                  startsOn: year.startsOn,
                  endsOn: year.endsOn,
                },
              ],
            })
          }
        >
          {t('addPeriod')}
        </Button>
        {year.periods.length === 0 ? (
          <>
            <Button
              variant="default"
              size="sm"
              onClick={() => onChange(usualQuarters(year.startsOn, [t('holidayProposal')]))}
            >
              {t('fillQuarters')}
            </Button>
            <Button
              variant="default"
              size="sm"
              onClick={() => onChange(usualTrimesters(year.startsOn, [t('holidayProposal')]))}
            >
              {t('fillTrimesters')}
            </Button>
          </>
        ) : null}
      </div>
    </section>
  );
}

function Holidays({ year, faultOf, onChange }: PartProps) {
  const { t } = useTranslation('years');
  const change = (key: string, fields: Partial<EditedYear['holidays'][number]>) =>
    onChange({
      holidays: year.holidays.map((holiday) => (holiday.key === key ? { ...holiday, ...fields } : holiday)),
    });
  return (
    <section className={classes['box']}>
      <h2>{t('holidays')}</h2>
      {year.holidays.map((holiday, index) => (
        <div key={holiday.key} className={classes['row']} data-kind="holiday">
          <TextInput
            label={t('holidayName')}
            value={holiday.name}
            error={faultOf(`/holidays/${index}/name`)}
            onChange={(event) => change(holiday.key, { name: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('startsOn')}
            value={holiday.startsOn}
            error={faultOf(`/holidays/${index}/startsOn`)}
            onChange={(event) => change(holiday.key, { startsOn: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('endsOn')}
            value={holiday.endsOn}
            error={faultOf(`/holidays/${index}/endsOn`)}
            onChange={(event) => change(holiday.key, { endsOn: event.currentTarget.value })}
          />
          <CloseButton
            size="lg"
            aria-label={t('removeHoliday', { name: holiday.name })}
            onClick={() => onChange({ holidays: year.holidays.filter(({ key }) => key !== holiday.key) })}
          />
        </div>
      ))}
      <div className={classes['actions']}>
        <Button
          variant="light"
          size="sm"
          onClick={() =>
            onChange({
              holidays: [
                ...year.holidays,
                { key: newKey(), name: t('holidayProposal'), startsOn: year.startsOn, endsOn: year.startsOn },
              ],
            })
          }
        >
          {t('addHoliday')}
        </Button>
      </div>
    </section>
  );
}
