import { sentenceOf } from '@gorodok/contract/sentences';
import type { ComparedPerson, MergePeople, PairComparison } from '@gorodok/contract';
import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatNumber } from '../../../platform/text/numbers.ts';
import { MatchReasons } from '../../registry/people/likely/MatchReasons.tsx';
import { PersonLine } from '../../registry/people/likely/PersonLine.tsx';
import { ComparedFields, type Side } from './ComparedFields.tsx';
import { comparisonQuery, postDecision, postMerger, postRequest } from './duplicates.api.ts';
import './duplicates.words.ts';
import classes from './Duplicates.module.css';
import { UndoMerger } from './UndoMerger.tsx';

/** Two cards side by side: which one stays, what it is to say, and what comes to it. */
export function MergeScreen({ a, b }: { a: number; b: number }) {
  const { t } = useTranslation('duplicates');
  const query = useQuery(comparisonQuery(a, b));
  return (
    <div className={classes['screen']}>
      <Link className={classes['link'] ?? ''} to="/duplicates">
        {t('back')}
      </Link>
      <ScreenHeading title={t('mergeTitle')} note={t('mergeNote')} />
      {query.isPending ? (
        <ListSkeleton rows={6} />
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Compared pair={query.data} />
      )}
    </div>
  );
}

function Compared({ pair }: { pair: PairComparison }) {
  const { t } = useTranslation('duplicates');
  const language = useLanguage();
  const { a, b, reasons, vetoes, may } = pair;
  return (
    <>
      <MatchReasons reasons={reasons} vetoes={vetoes} />
      {a.card && b.card ? (
        may === 'merge' ? (
          <Merging pair={pair} />
        ) : (
          <ComparedFields a={a} b={b} survivor={null} take={new Set()} onTake={() => {}} />
        )
      ) : (
        <div className={classes['two']}>
          {[a, b].map((person) => (
            <div key={person.personId} className={classes['person']}>
              <PersonLine person={person} language={language} />
              {person.masked ? <p className={classes['soft']}>{t('hiddenCard')}</p> : null}
            </div>
          ))}
        </div>
      )}
      {may === 'request' ? <Request pair={pair} /> : null}
    </>
  );
}

type Wished = Pick<MergePeople, 'take'> & { survivor: Side };

function Merging({ pair }: { pair: PairComparison }) {
  const { t } = useTranslation('duplicates');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [wished, setWished] = useState<Wished>(() => proposal(pair, likelierSurvivor(pair)));
  const [reason, setReason] = useState('');
  const { survivor, take } = wished;
  const [kept, other] = survivor === 'a' ? [pair.a, pair.b] : [pair.b, pair.a];
  const option = survivor === 'a' ? pair.keepA : pair.keepB;
  const merge = useMutation({
    mutationFn: () => postMerger(wishOf(kept, other, take, reason)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['duplicates'], refetchType: 'none' }),
  });
  if (merge.isSuccess)
    return (
      <Alert color="pine" title={t('merged')} role="status">
        <p>{t('undoable')}</p>
        <UndoMerger id={merge.data.id} />
      </Alert>
    );
  const lacksReason = pair.reasonNeeded && reason.trim().length < 3;
  return (
    <form
      className={classes['merging']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!option?.refusal && !lacksReason && !merge.isPending) merge.mutate();
      }}
    >
      <ComparedFields
        a={pair.a}
        b={pair.b}
        survivor={survivor}
        take={new Set(take)}
        onSurvivor={(side) => setWished(proposal(pair, side))}
        onTake={(next) => setWished({ survivor, take: [...next] })}
      />
      <Moves counts={option?.counts ?? []} />
      {option?.refusal ? (
        <Alert color="yellow" title={t('cannot')}>
          {sentenceOf(option.refusal, language)}
        </Alert>
      ) : (
        <>
          <TextInput
            label={t('reason')}
            description={t(pair.reasonNeeded ? 'reasonNeeded' : 'reasonOptional')}
            required={pair.reasonNeeded}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <p className={classes['soft']}>{t('undoable')}</p>
        </>
      )}
      {merge.isError ? (
        <Alert color="red">{t('actionFailed', { reason: sentenceOfError(merge.error) })}</Alert>
      ) : null}
      <div className={classes['actions']}>
        {option?.refusal ? null : (
          <Button type="submit" loading={merge.isPending} disabled={lacksReason}>
            {t('merge')}
          </Button>
        )}
        <Decide pair={pair} />
      </div>
    </form>
  );
}

/** Whichever can survive; of both the older record, to which more has grown. */
const likelierSurvivor = ({ a, b, keepA, keepB }: PairComparison): Side => {
  if (keepA?.refusal && !keepB?.refusal) return 'b';
  if (keepB?.refusal && !keepA?.refusal) return 'a';
  return a.personId < b.personId ? 'a' : 'b';
};

const proposal = ({ keepA, keepB }: PairComparison, survivor: Side): Wished => ({
  survivor,
  take: [...((survivor === 'a' ? keepA : keepB)?.proposed ?? [])],
});

const wishOf = (
  kept: ComparedPerson,
  other: ComparedPerson,
  take: MergePeople['take'],
  reason: string,
): MergePeople => ({
  survivorId: kept.personId,
  mergedId: other.personId,
  take,
  versions: { survivor: kept.card?.version ?? 0, merged: other.card?.version ?? 0 },
  reason: reason.trim(),
});

/** Everything that comes along, with what stays aside until the merger is undone. */
function Moves({ counts }: { counts: NonNullable<PairComparison['keepA']>['counts'] }) {
  const { t } = useTranslation('duplicates');
  return (
    <section className={classes['moves']} aria-labelledby="merge-moves">
      <h2 id="merge-moves">{t('moves')}</h2>
      {counts.length === 0 ? <p className={classes['soft']}>{t('movesNothing')}</p> : null}
      <ul>
        {counts.map(({ thing, moved, setAside }) => (
          <li key={thing}>
            {t(`thing.${thing}`)}: {moved > 0 ? <strong>{formatNumber(moved)}</strong> : null}{' '}
            {setAside > 0 ? <small>{t('setAside', { count: setAside })}</small> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decide({ pair: { a, b, decision } }: { pair: PairComparison }) {
  const { t } = useTranslation('duplicates');
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const decide = useMutation({
    mutationFn: (wished: 'not_duplicates' | 'twins') =>
      postDecision({ a: a.personId, b: b.personId, decision: wished, reason: reason.trim() }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['duplicates'], refetchType: 'none' }),
  });
  if (decide.isSuccess)
    return (
      <p role="status" className={classes['done']}>
        {t('decided')}
      </p>
    );
  return (
    <>
      <TextInput
        className={classes['decisionReason'] ?? ''}
        label={t('decisionReason')}
        description={t('reasonOptional')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {(['not_duplicates', 'twins'] as const).map((wished) => (
        <Button
          key={wished}
          variant="default"
          disabled={decide.isPending || decision?.decision === wished}
          onClick={() => decide.mutate(wished)}
        >
          {t(wished === 'twins' ? 'twins' : 'notDuplicates')}
        </Button>
      ))}
      {decide.isError ? (
        <Alert color="red">{t('actionFailed', { reason: sentenceOfError(decide.error) })}</Alert>
      ) : null}
    </>
  );
}

function Request({ pair }: { pair: PairComparison }) {
  const { t } = useTranslation('duplicates');
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const request = useMutation({
    mutationFn: () => postRequest({ a: pair.a.personId, b: pair.b.personId, reason: reason.trim() }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['duplicates'], refetchType: 'none' }),
  });
  if (pair.requested || request.isSuccess)
    return (
      <p role="status" className={classes['done']}>
        {t('requested')}
      </p>
    );
  return (
    <form
      className={classes['merging']}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim().length >= 3 && !request.isPending) request.mutate();
      }}
    >
      <p className={classes['soft']}>{t('requestNote')}</p>
      <TextInput
        label={t('requestReason')}
        required
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {request.isError ? (
        <Alert color="red">{t('actionFailed', { reason: sentenceOfError(request.error) })}</Alert>
      ) : null}
      <div className={classes['actions']}>
        <Button type="submit" loading={request.isPending} disabled={reason.trim().length < 3}>
          {t('request')}
        </Button>
      </div>
    </form>
  );
}
