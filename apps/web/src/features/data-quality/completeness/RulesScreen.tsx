import type { CardKind, CardRules } from '@gorodok/contract';
import { Alert, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDraft, writeDraft } from '../../../platform/drafts/drafts.ts';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import figures from '../../registry/figures/Figures.module.css';
import { kinds } from './completeness-address.ts';
import { cardRulesQuery, cardRuleVersionQuery } from './completeness.api.ts';
import './completeness.words.ts';
import classes from './Completeness.module.css';
import { RuleLineFields } from './RuleLineFields.tsx';
import { RulesDecision } from './RulesDecision.tsx';
import { RuleVersions } from './RuleVersions.tsx';
import { draftOf, linesOf, readRulesDraft, withRule, type RulesDraft } from './rules-draft.ts';

const draftName = 'card-rules';

/** What is mandatory on a card: edited by the region, with what a change would do shown before it is made. */
export function RulesScreen({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation('completeness');
  const query = useQuery(cardRulesQuery());
  return (
    <div className={classes['rules']}>
      <ScreenHeading title={t('rules.title')} note={mayEdit ? t('rules.note') : t('rules.readOnly')} />
      {query.isPending ? (
        <ListSkeleton rows={8} height="3rem" />
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Rules rules={query.data} mayEdit={mayEdit} />
      )}
    </div>
  );
}

function Rules({ rules: { inForce, versions }, mayEdit }: { rules: CardRules; mayEdit: boolean }) {
  const { t } = useTranslation('completeness');
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<CardKind>('employee');
  const [kept, setKept] = useState<RulesDraft | null>(() =>
    mayEdit ? readRulesDraft(readDraft(draftName)) : null,
  );
  const draft = kept ?? draftOf(inForce);
  const edit = (next: RulesDraft | null) => {
    writeDraft(draftName, next);
    setKept(next);
  };
  const restore = useMutation({
    mutationFn: (id: number) => queryClient.ensureQueryData(cardRuleVersionQuery(id)),
    onSuccess: ({ id, rules }) => edit({ basedOnId: inForce.id, restoresVersionId: id, rules }),
  });
  const lines = linesOf(kind, inForce.rules, draft.rules);
  return (
    <>
      <SegmentedControl
        aria-label={t('kinds')}
        className={figures['kinds'] ?? ''}
        value={kind}
        onChange={(value) => setKind(kinds.find((known) => known === value) ?? kind)}
        data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <div className={classes['ruleList']}>
        {lines.map((line) => (
          <RuleLineFields
            key={`${kind} ${line.field} ${line.rule?.citizens}`}
            kind={kind}
            line={line}
            isAlone={lines.filter(({ field }) => field === line.field).length === 1}
            readOnly={!mayEdit}
            onRule={(was, now) => edit({ ...draft, rules: withRule(draft.rules, was, now) })}
          />
        ))}
      </div>
      {mayEdit ? <RulesDecision inForce={inForce} versions={versions} draft={draft} onDraft={edit} /> : null}
      {restore.error ? <Alert color="red">{sentenceOfError(restore.error)}</Alert> : null}
      <RuleVersions
        versions={versions}
        restoring={restore.isPending ? restore.variables : null}
        onRestore={mayEdit ? (id) => restore.mutate(id) : undefined}
      />
    </>
  );
}
