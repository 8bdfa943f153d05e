import type { OpeningDeadline, YearOpenings } from '@gorodok/contract';
import { Alert, Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatDay } from '../../../platform/text/dates.ts';
import { formatNumber } from '../../../platform/text/numbers.ts';
import table from '../RegistryTable.module.css';
import '../registry.words.ts';
import { openingsExport, openingsQuery, putDeadlines } from './years.api.ts';
import './years.words.ts';
import classes from './Years.module.css';

const kinds = ['general', 'preschool', 'additional', 'boarding', 'college'] as const;
type Kind = (typeof kinds)[number];

export type OpeningsFilter = { year?: string; kind?: Kind; all?: true };
type Props = {
  filter: OpeningsFilter;
  onFilter: (filter: OpeningsFilter) => void;
  maySetDeadlines: boolean;
};

/** The coordinator's question: who has not opened the year? Sums by municipality, and the list behind them. */
export function OpeningsScreen({ filter, onFilter, maySetDeadlines }: Props) {
  const { t } = useTranslation('years');
  const query = useQuery(openingsQuery(filter.year));
  if (query.isPending) return <ListSkeleton rows={10} height="2.75rem" />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const { yearName, yearNames, municipalities, organizations } = query.data;
  const opened = municipalities.reduce((sum, municipality) => sum + municipality.opened, 0);
  const listed = organizations.filter(
    ({ state, kinds: own }) =>
      (filter.all || state === null || state === 'planned') && (!filter.kind || own.includes(filter.kind)),
  );
  if (organizations.length === 0) return <Empty title={t('noOrganizations')} />;
  return (
    <div className={classes['screen']} aria-busy={query.isPlaceholderData}>
      <ScreenHeading
        title={t('openingsTitle')}
        note={t('openingsNote', {
          opened: formatNumber(opened),
          total: formatNumber(organizations.length),
          year: yearName,
        })}
      >
        <Button component="a" variant="default" href={openingsExport(yearName)} download>
          {t('export')}
        </Button>
      </ScreenHeading>
      <Municipalities municipalities={municipalities} />
      {maySetDeadlines ? (
        <Deadlines
          key={`${yearName} ${query.dataUpdatedAt}`}
          yearName={yearName}
          deadlines={query.data.deadlines}
        />
      ) : null}
      <div className={classes['actions']}>
        <NativeSelect
          label={t('year')}
          value={yearName}
          onChange={(event) => onFilter({ ...filter, year: event.currentTarget.value })}
          data={yearNames.includes(yearName) ? yearNames : [yearName, ...yearNames]}
        />
        <NativeSelect
          label={t('organizationKind')}
          value={filter.kind ?? ''}
          onChange={(event) => {
            const kind = kinds.find((known) => known === event.currentTarget.value);
            const { kind: _, ...rest } = filter;
            onFilter(kind ? { ...rest, kind } : rest);
          }}
          data={[
            { value: '', label: t('anyKind') },
            ...kinds.map((value) => ({ value, label: t(`short.${value}`) })),
          ]}
        />
        <Switch
          size="md"
          label={t('onlyMissing')}
          checked={!filter.all}
          onChange={(event) => {
            const { all: _, ...rest } = filter;
            onFilter(event.currentTarget.checked ? rest : { ...rest, all: true });
          }}
        />
      </div>
      {listed.length === 0 ? (
        <Empty title={t('allOpened')}>{t('allOpenedNote')}</Empty>
      ) : (
        <Organizations organizations={listed} />
      )}
    </div>
  );
}

function Municipalities({ municipalities }: Pick<YearOpenings, 'municipalities'>) {
  const { t } = useTranslation('years');
  return (
    <table className={table['table']}>
      <thead>
        <tr>
          <th scope="col">{t('municipality')}</th>
          <th scope="col" data-number>
            {t('opened')}
          </th>
          <th scope="col" data-number>
            {t('remaining')}
          </th>
          <th scope="col" data-number>
            {t('overdueColumn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {municipalities.map(({ municipalityName, total, opened, overdue }) => (
          <tr key={municipalityName}>
            <th scope="row">{municipalityName ?? t('byRegion')}</th>
            <td data-label={t('opened')} data-number>
              {formatNumber(opened)} / {formatNumber(total)}
            </td>
            <td data-label={t('remaining')} data-number>
              {formatNumber(total - opened)}
            </td>
            <td data-label={t('overdueColumn')} data-number>
              {overdue > 0 ? (
                <span className={table['badge']} data-tone="bad">
                  {formatNumber(overdue)}
                </span>
              ) : (
                '0'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Organizations({ organizations }: Pick<YearOpenings, 'organizations'>) {
  const { t } = useTranslation(['years', 'registry']);
  const language = useLanguage();
  return (
    <table className={table['table']}>
      <thead>
        <tr>
          <th scope="col">{t('organization')}</th>
          <th scope="col">{t('stateColumn')}</th>
          <th scope="col">{t('due')}</th>
        </tr>
      </thead>
      <tbody>
        {organizations.map(({ id, name, municipalityName, kinds: own, state, dueOn, overdue }) => (
          <tr key={id}>
            <th scope="row">
              {name}
              <small>
                {[municipalityName ?? t('byRegion'), ...own.map((kind) => t(`registry:kind.${kind}`))].join(
                  ' · ',
                )}
              </small>
            </th>
            <td data-label={t('stateColumn')}>{t(state === null ? 'missing' : `state.${state}`)}</td>
            <td data-label={t('due')}>
              {dueOn ? formatDay(dueOn, language) : t('noDue')}{' '}
              {overdue ? (
                <span className={table['badge']} data-tone="bad">
                  {t('overdue')}
                </span>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** By when each kind of organization opens the year: the region sets it. */
function Deadlines({ yearName, deadlines }: { yearName: string; deadlines: OpeningDeadline[] }) {
  const { t } = useTranslation('years');
  const queryClient = useQueryClient();
  const [days, setDays] = useState<Partial<Record<Kind, string>>>(
    Object.fromEntries(deadlines.map(({ organizationKind, dueOn }) => [organizationKind, dueOn])),
  );
  const save = useMutation({
    mutationFn: () =>
      putDeadlines({
        yearName,
        deadlines: kinds.flatMap((organizationKind) => {
          const dueOn = days[organizationKind];
          return dueOn ? [{ organizationKind, dueOn }] : [];
        }),
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['academic-year-openings'] }),
  });
  return (
    <section className={classes['box']}>
      <h2>{t('deadlines')}</h2>
      <div className={classes['fields']}>
        {kinds.map((kind) => (
          <TextInput
            key={kind}
            type="date"
            label={t(`short.${kind}`)}
            value={days[kind] ?? ''}
            onChange={(event) => setDays({ ...days, [kind]: event.currentTarget.value })}
          />
        ))}
      </div>
      {save.error ? (
        <Alert color="red">{t('actionFailed', { reason: sentenceOfError(save.error) })}</Alert>
      ) : null}
      <div className={classes['actions']}>
        <Button variant="light" loading={save.isPending} onClick={() => save.mutate()}>
          {t('saveDeadlines')}
        </Button>
      </div>
    </section>
  );
}
