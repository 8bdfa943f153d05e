import type { CardRequirement, Completeness, FindingCode } from '@gorodok/contract';
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { capitalized } from '../../../platform/text/names.ts';
import figures from '../../registry/figures/Figures.module.css';
import { RankedBars } from '../../registry/figures/RankedBars.tsx';
import { ScopePath } from '../../registry/figures/ScopePath.tsx';
import { Trend } from '../../registry/figures/Trend.tsx';
import '../../registry/people/card/card.words.ts';
import { AcceptedFindings } from './AcceptedFindings.tsx';
import { kindOf, kinds, placeOf, type CompletenessAddress, type Report } from './completeness-address.ts';
import { completenessQuery } from './completeness.api.ts';
import './completeness.words.ts';
import { CompletenessParts } from './CompletenessParts.tsx';
import { CompletenessPeople } from './CompletenessPeople.tsx';
import { CompletenessSums } from './CompletenessSums.tsx';
import { ReportTabs } from './ReportTabs.tsx';
import { ReportTools } from './ReportTools.tsx';

export interface CompletenessReader {
  isCoordinator: boolean;
  /** Who may say «так и есть». */
  mayAccept: boolean;
  ownOrganizationId: number;
}

type Props = {
  report: Report;
  address: CompletenessAddress;
  reader: CompletenessReader;
  onAddress: (address: CompletenessAddress) => void;
};

/** «Контроль заполнения данных»: what cards lack, from the region to the card; and, in its last tab, what looks wrong on them. */
export function CompletenessScreen({ report, address, reader, onAddress }: Props) {
  const { t } = useTranslation('completeness');
  const isOfFindings = report === 'findings';
  const kind = kindOf[report] ?? address.kind;
  const query = useQuery(completenessQuery(kind, address));
  if (query.isPending) return <ListSkeleton rows={8} height="3rem" />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const { data } = query;
  const organizationId = reader.isCoordinator ? address.organization : reader.ownOrganizationId;
  const ofKind = isOfFindings && address.kind ? { kind: address.kind } : {};
  return (
    <div className={figures['screen']} aria-busy={query.isPlaceholderData}>
      <ScopePath path={data.path} onGo={(municipality) => onAddress({ ...ofKind, ...municipality })} />
      <ScreenHeading title={t('title')} note={data.name}>
        <ReportTools kind={kind} address={address} />
      </ScreenHeading>
      <ReportTabs address={placeOf(address)} />
      {isOfFindings ? (
        <KindChooser kind={address.kind} onKind={(chosen) => onAddress({ ...placeOf(address), ...chosen })} />
      ) : null}
      {data.cards === 0 ? (
        <Empty title={t('nobody')}>{t('nobodyNote')}</Empty>
      ) : (
        <>
          <CompletenessSums
            completeness={data}
            report={report}
            address={address}
            isCoordinator={reader.isCoordinator}
          />
          <Trend
            days={data.trend.map(({ day, cards, filled, doubtful }) => ({
              day,
              part: isOfFindings ? doubtful : cards - filled,
              whole: cards,
            }))}
            partName={t(isOfFindings ? 'doubtfulPart' : 'unfilledPart')}
          />
          {isOfFindings && data.doubtful === 0 ? (
            <Empty title={t('noFindings')}>{t('noFindingsNote')}</Empty>
          ) : null}
          <Bars
            data={data}
            isOfFindings={isOfFindings}
            address={address}
            onAddress={organizationId ? onAddress : undefined}
          />
          <CompletenessParts
            parts={data.parts}
            isOfFindings={isOfFindings}
            address={address}
            onAddress={onAddress}
          />
          {organizationId && !(isOfFindings && data.doubtful === 0) ? (
            <CompletenessPeople
              key={`${report} ${organizationId} ${address.kind} ${address.class} ${address.field} ${address.finding}`}
              organizationId={organizationId}
              report={report}
              kind={kind}
              address={address}
              reader={reader}
              completeness={data}
              onAddress={onAddress}
            />
          ) : null}
          {isOfFindings && !reader.isCoordinator ? <AcceptedFindings mayWithdraw={reader.mayAccept} /> : null}
        </>
      )}
    </div>
  );
}

type ChooserProps = {
  kind: CompletenessAddress['kind'];
  onKind: (kind: Pick<CompletenessAddress, 'kind'>) => void;
};

function KindChooser({ kind, onKind }: ChooserProps) {
  const { t } = useTranslation('completeness');
  return (
    <SegmentedControl
      aria-label={t('kinds')}
      className={figures['kinds'] ?? ''}
      value={kind ?? 'all'}
      onChange={(value) => {
        const chosen = kinds.find((known) => known === value);
        onKind(chosen ? { kind: chosen } : {});
      }}
      data={(['all', ...kinds] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
    />
  );
}

type BarsProps = {
  data: Completeness;
  isOfFindings: boolean;
  address: CompletenessAddress;
  onAddress: ((address: CompletenessAddress) => void) | undefined;
};

/** What is missing, or what looks wrong, the commonest first. In an organization each leads to its cards. */
function Bars({ data, isOfFindings, address, onAddress }: BarsProps) {
  const { t } = useTranslation(['completeness', 'card']);
  if (isOfFindings)
    return (
      <RankedBars<FindingCode>
        title={t('findings')}
        bars={data.findings.map(({ code, cards }) => ({
          key: code,
          label: t(`finding.${code}`),
          count: cards,
        }))}
        chosen={address.finding}
        onChoose={onAddress && ((finding) => onAddress({ ...address, finding }))}
      />
    );
  return (
    <RankedBars<CardRequirement>
      title={t('missing')}
      bars={data.missing.map(({ field, weight, cards }) => ({
        key: field,
        label: capitalized(t(`card:missing.${field}`)),
        note: weight === 'advised' ? t('advised') : undefined,
        count: cards,
      }))}
      chosen={address.field}
      onChoose={onAddress && ((field) => onAddress({ ...address, field }))}
    />
  );
}
