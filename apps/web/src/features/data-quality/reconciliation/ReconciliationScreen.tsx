import type { Reconciliation, ReconciliationFinding } from '@gorodok/contract';
import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatMoment } from '../../../platform/text/dates.ts';
import { formatNumber } from '../../../platform/text/numbers.ts';
import '../../registry/registry.words.ts';
import { groupFindings, sortOf, sorts, type FindingGroup, type Sort } from './finding-sorts.ts';
import { reconciliationFileAddress, reconciliationQuery } from './reconciliation.api.ts';
import './reconciliation.words.ts';
import classes from './ReconciliationScreen.module.css';

const pageSize = 200;

/** What one reconciliation found, by municipality: who is missing there, who is unknown here, what differs. */
export function ReconciliationScreen({ id }: { id: number }) {
  const { t } = useTranslation(['reconciliation', 'registry']);
  const language = useLanguage();
  const query = useQuery(reconciliationQuery(id));
  if (query.isPending) return <ListSkeleton rows={8} />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const { data } = query;
  const kind = data.kind ? t(`registry:kind.${data.kind}`) : t('anyKind');
  return (
    <>
      <Link to="/reconciliations" className={classes['back']}>
        <IconArrowLeft aria-hidden size={18} /> {t('back')}
      </Link>
      <ScreenHeading
        title={`${t('title')}: ${t(`register.${data.register}`)}`}
        note={`${kind} · ${data.fileName} · ${formatMoment(data.madeAt, language)}`}
      >
        <Button
          component="a"
          href={reconciliationFileAddress(id)}
          download
          variant="default"
          leftSection={<IconDownload aria-hidden size={18} />}
        >
          {t('download')}
        </Button>
      </ScreenHeading>
      <Counts data={data} />
      <Findings findings={data.findings} />
    </>
  );
}

function Counts({ data: { counts } }: { data: Reconciliation }) {
  const { t } = useTranslation('reconciliation');
  return (
    <dl className={classes['counts']}>
      {(['ours', 'rows', 'matched'] as const).map((name) => (
        <div key={name}>
          <dt>{t(`count.${name}`)}</dt>
          <dd>{formatNumber(counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Findings({ findings }: { findings: ReconciliationFinding[] }) {
  const { t } = useTranslation('reconciliation');
  const of = (sort: Sort) => findings.filter((finding) => sortOf(finding) === sort);
  const [sort, setSort] = useState<Sort>(() => sorts.find((wanted) => of(wanted).length > 0) ?? 'missing');
  const [limit, setLimit] = useState(pageSize);
  const shown = of(sort);
  return (
    <section className={classes['findings']}>
      <div className={classes['sorts']}>
        <SegmentedControl
          aria-label={t('sorts')}
          value={sort}
          onChange={(value) => {
            setSort(value);
            setLimit(pageSize);
          }}
          data={sorts.map((value) => ({ value, label: t(`sort.${value}`, { count: of(value).length }) }))}
        />
      </div>
      {shown.length === 0 ? <Empty title={t(`none.${sort}`)} /> : null}
      {groupFindings(shown, limit).map((group) => (
        <Municipality key={group.municipalityName} group={group} sort={sort} />
      ))}
      {shown.length > limit ? (
        <Button variant="default" onClick={() => setLimit(limit + pageSize)}>
          {t('more', { count: Math.min(pageSize, shown.length - limit) })}
        </Button>
      ) : null}
    </section>
  );
}

function Municipality({ group, sort }: { group: FindingGroup; sort: Sort }) {
  const { t } = useTranslation('reconciliation');
  return (
    <section>
      <h2>
        {group.municipalityName ?? t('withoutMunicipality')}{' '}
        <small>{formatNumber(group.findings.length)}</small>
      </h2>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('organization')}</th>
            <th scope="col">{t('inn')}</th>
            {sort === 'different' ? <th scope="col">{t('difference')}</th> : null}
            {sort === 'missing' ? null : <th scope="col">{t('row')}</th>}
          </tr>
        </thead>
        <tbody>
          {group.findings.map((finding, index) => (
            <Row key={index} finding={finding} sort={sort} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ finding, sort }: { finding: ReconciliationFinding; sort: Sort }) {
  const { t } = useTranslation('reconciliation');
  const { organizationId, name, theirName, row } = finding;
  return (
    <tr>
      <th scope="row">
        {organizationId === null ? (
          name
        ) : (
          <Link to="/organizations" search={{ organization: organizationId }}>
            {name}
          </Link>
        )}
        {sort === 'different' && theirName !== name ? (
          <small>{t('theirName', { name: theirName })}</small>
        ) : null}
      </th>
      <td data-label={t('inn')}>
        <Inn finding={finding} />
      </td>
      {sort === 'different' ? (
        <td data-label={t('difference')}>
          <Difference finding={finding} />
        </td>
      ) : null}
      {row === null ? null : <td data-label={t('row')}>{formatNumber(row)}</td>}
    </tr>
  );
}

/** One number where there is one, both where they differ; what is wrong in itself is said beside it. */
function Inn({
  finding: { inn, theirInn, wrongInn, row, organizationId },
}: {
  finding: ReconciliationFinding;
}) {
  const { t } = useTranslation('reconciliation');
  const isPair = row !== null && organizationId !== null;
  return (
    <span className={classes['inn']}>
      {isPair && inn !== theirInn ? (
        <>
          {t('ourInn', { inn: inn ?? t('noInn') })}
          <br />
          {t('theirInn', { inn: theirInn ?? t('noInn') })}
        </>
      ) : (
        (inn ?? theirInn ?? t('noInn'))
      )}
      {wrongInn === 'none' ? null : <em>{t(`wrong.${wrongInn}`)}</em>}
    </span>
  );
}

function Difference({ finding: { kind, theirMunicipality } }: { finding: ReconciliationFinding }) {
  const { t } = useTranslation('reconciliation');
  if (kind === 'missing' || kind === 'unknown') return null;
  if (kind !== 'municipality_differs') return t(`kind.${kind}`);
  return `${t(`kind.${kind}`)}: ${theirMunicipality ?? ''}`;
}
