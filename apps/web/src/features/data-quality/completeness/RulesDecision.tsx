import type { CardRules, CardRuleVersion } from '@gorodok/contract';
import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatMoment } from '../../../platform/text/dates.ts';
import { applyRules, cardRulesQuery, previewRules } from './completeness.api.ts';
import './completeness.words.ts';
import classes from './Completeness.module.css';
import { RulesPreview } from './RulesPreview.tsx';
import { countChanges, type RulesDraft } from './rules-draft.ts';

type Props = {
  inForce: CardRuleVersion;
  versions: CardRules['versions'];
  draft: RulesDraft;
  onDraft: (draft: RulesDraft | null) => void;
};

/** First what a change would do, then why it is made; only then it is applied. A preview holds for the draft that it was made of. */
export function RulesDecision({ inForce, versions, draft, onDraft }: Props) {
  const { t } = useTranslation('completeness');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [note, setNote] = useState('');
  const preview = useMutation({
    mutationFn: async (of: RulesDraft) => ({ of, ...(await previewRules(of.rules)) }),
  });
  const apply = useMutation({
    mutationFn: () => applyRules({ ...draft, note }),
    onSuccess: (rules) => {
      onDraft(null);
      setNote('');
      queryClient.setQueryData(cardRulesQuery().queryKey, rules);
      void queryClient.invalidateQueries({ queryKey: ['completeness'] });
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: cardRulesQuery().queryKey }),
  });
  const changes = countChanges(inForce.rules, draft.rules);
  const seen = preview.data?.of.rules === draft.rules ? preview.data : undefined;
  const isOutdated = draft.basedOnId !== inForce.id;
  const isQuiet = changes === 0 && !isOutdated;
  const restored = versions.find(({ id }) => id === draft.restoresVersionId);
  return (
    <>
      {seen ? <RulesPreview parts={seen.parts} /> : null}
      <section
        className={classes['decision']}
        data-quiet={isQuiet && !apply.isSuccess}
        data-beside-preview={seen !== undefined}
        aria-live="polite"
      >
        <p>
          {changes === 0
            ? t(apply.isSuccess ? 'rules.applied' : 'rules.unchanged')
            : t('rules.changed', { count: changes })}
          {restored && changes > 0
            ? `. ${t('rules.restoring', { when: formatMoment(restored.madeAt, language) })}`
            : null}
        </p>
        {preview.isPending ? <p>{t('rules.previewing')}</p> : null}
        {[preview.error, apply.error].map((error) =>
          error ? (
            <Alert key={String(error)} color="red">
              {[...new Set([sentenceOfError(error), ...faultsOf(error)])].join(' ')}
            </Alert>
          ) : null,
        )}
        {seen && changes > 0 ? (
          <TextInput
            label={t('rules.why')}
            value={note}
            maxLength={300}
            required
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        ) : null}
        <div className={classes['buttons']}>
          {isOutdated ? (
            <Button variant="default" onClick={() => onDraft({ ...draft, basedOnId: inForce.id })}>
              {t('rules.takeOver')}
            </Button>
          ) : seen && changes > 0 ? (
            <Button loading={apply.isPending} disabled={note.trim() === ''} onClick={() => apply.mutate()}>
              {t('rules.apply')}
            </Button>
          ) : (
            <Button
              disabled={changes === 0}
              loading={preview.isPending}
              onClick={() => preview.mutate(draft)}
            >
              {t('rules.preview')}
            </Button>
          )}
          {changes > 0 ? (
            <Button variant="subtle" onClick={() => onDraft(null)}>
              {t('rules.reset')}
            </Button>
          ) : null}
        </div>
      </section>
    </>
  );
}

/** What is wrong with single rules. */
const faultsOf = (error: unknown): string[] =>
  error instanceof ProblemError ? error.faults.map(({ message }) => message) : [];
