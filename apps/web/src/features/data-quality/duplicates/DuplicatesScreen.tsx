import type { Duplicates } from '@gorodok/contract';
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatNumber } from '../../../platform/text/numbers.ts';
import { ScopePath } from '../../registry/figures/ScopePath.tsx';
import { DecisionList } from './DecisionList.tsx';
import { DuplicateParts } from './DuplicateParts.tsx';
import { kinds, type DuplicatesAddress, type Show } from './duplicates-address.ts';
import { duplicatesQuery } from './duplicates.api.ts';
import './duplicates.words.ts';
import classes from './Duplicates.module.css';
import { MergerList } from './MergerList.tsx';
import { PairList } from './PairList.tsx';

type Props = { address: DuplicatesAddress; onAddress: (address: DuplicatesAddress) => void };

/** Who stands in the region twice: numbers, the pairs behind them, and what has become of others. */
export function DuplicatesScreen({ address, onAddress }: Props) {
  const { t } = useTranslation('duplicates');
  const query = useQuery(duplicatesQuery(address));
  if (query.isPending) return <ListSkeleton rows={8} height="3rem" />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const { data } = query;
  const view = address.view ?? 'pairs';
  return (
    <div className={classes['screen']} aria-busy={query.isPlaceholderData}>
      <ScopePath
        path={data.path}
        onGo={(to) => onAddress({ ...(address.kind && { kind: address.kind }), ...to })}
      />
      <ScreenHeading title={t('title')} note={data.name} />
      <SegmentedControl
        aria-label={t('views')}
        className={classes['control'] ?? ''}
        value={view}
        onChange={(value) => {
          const { view: _, ...rest } = address;
          onAddress(value === 'mergers' || value === 'decisions' ? { ...rest, view: value } : rest);
        }}
        data={(['pairs', 'mergers', 'decisions'] as const).map((value) => ({
          value,
          label: t(`view.${value}`),
        }))}
      />
      {view === 'mergers' ? <MergerList /> : null}
      {view === 'decisions' ? <DecisionList /> : null}
      {view === 'pairs' ? <Pairs data={data} address={address} onAddress={onAddress} /> : null}
    </div>
  );
}

function Pairs({ data, address, onAddress }: Props & { data: Duplicates }) {
  const { t } = useTranslation('duplicates');
  const show = address.show ?? firstWithAny(data);
  return (
    <>
      {data.wholePassAt === null ? <p className={classes['soft']}>{t('neverCompared')}</p> : null}
      <SegmentedControl
        aria-label={t('kinds')}
        className={classes['control'] ?? ''}
        value={address.kind ?? 'all'}
        onChange={(value) => {
          const { kind: _, class: __, ...rest } = address;
          const chosen = kinds.find((known) => known === value);
          onAddress(chosen ? { ...rest, kind: chosen } : rest);
        }}
        data={(['all', ...kinds] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <Sums data={data} show={show} onShow={(chosen) => onAddress({ ...address, show: chosen })} />
      {data.level === 'organization' && data.parts.length > 0 ? (
        <NativeSelect
          className={classes['classes'] ?? ''}
          label={t('class')}
          value={address.class ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const { class: _, ...rest } = address;
            onAddress(value ? { ...rest, class: Number(value) } : rest);
          }}
          data={[
            { value: '', label: t('allClasses') },
            ...data.parts.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
      ) : null}
      {data.level === 'organization' ? null : (
        <DuplicateParts parts={data.parts} address={address} onAddress={onAddress} />
      )}
      <PairList address={address} show={show} />
    </>
  );
}

/** What is opened first: what wants least work. */
function firstWithAny({ certain, probable, snilsConflicts }: Duplicates): Show {
  if (certain > 0 || (probable === 0 && snilsConflicts === 0)) return 'certain';
  return probable > 0 ? 'probable' : 'snils_conflict';
}

function Sums({ data, show, onShow }: { data: Duplicates; show: Show; onShow: (show: Show) => void }) {
  const { t } = useTranslation('duplicates');
  const sums = [
    ['certain', data.certain],
    ['probable', data.probable],
    ['snils_conflict', data.snilsConflicts],
    ['requested', data.requests],
  ] as const;
  return (
    <section className={classes['sums']} aria-label={t('shows')}>
      {sums.map(([name, count]) => (
        <button key={name} type="button" aria-pressed={show === name} onClick={() => onShow(name)}>
          <strong>{formatNumber(count)}</strong>
          <span>{t(`show.${name}`)}</span>
        </button>
      ))}
      {data.createdInSpite > 0 ? (
        <p>
          <strong>{formatNumber(data.createdInSpite)}</strong>
          <span>{t('createdInSpite')}</span>
        </p>
      ) : null}
      <p className={classes['about']}>{t(`note.${show}`)}</p>
      {data.waitingSince ? <p className={classes['about']}>{t('waiting')}</p> : null}
    </section>
  );
}
