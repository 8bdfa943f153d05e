import type { CardKind, CardRule } from '@gorodok/contract';
import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalized } from '../../../platform/text/names.ts';
import '../../registry/people/card/card.words.ts';
import './completeness.words.ts';
import classes from './Completeness.module.css';
import { newRule, type RuleLine } from './rules-draft.ts';

type Props = {
  kind: CardKind;
  line: RuleLine;
  isAlone: boolean;
  readOnly: boolean;
  onRule: (was: CardRule | null, now: CardRule | null) => void;
};

const weights = ['mandatory', 'advised'] as const satisfies readonly CardRule['weight'][];
const citizens = ['any', 'russian', 'foreign'] as const satisfies readonly CardRule['citizens'][];
const others = { russian: 'foreign', foreign: 'russian' } as const;

/** Whether a field is asked for, of whom, from and until which age. */
export function RuleLineFields({ kind, line: { field, rule, isChanged }, isAlone, readOnly, onRule }: Props) {
  const { t } = useTranslation(['completeness', 'card']);
  const [opened, setOpened] = useState(false);
  const name = capitalized(t(`card:missing.${field}`));
  const set = (change: Partial<CardRule>) => rule && onRule(rule, { ...rule, ...change });
  const other = rule && rule.citizens !== 'any' ? others[rule.citizens] : undefined;
  const hasAges = rule !== null && (rule.fromAge !== null || rule.untilAge !== null);
  return (
    <div className={classes['rule']} role="group" aria-label={name} data-changed={isChanged}>
      <strong>{name}</strong>
      <NativeSelect
        aria-label={t('rules.weight')}
        size="xs"
        disabled={readOnly}
        value={rule?.weight ?? 'none'}
        onChange={({ currentTarget: { value } }) => {
          const weight = weights.find((known) => known === value);
          onRule(rule, weight ? (rule ? { ...rule, weight } : newRule(kind, field, weight)) : null);
        }}
        data={[...weights, 'none' as const].map((value) => ({ value, label: t(`rules.${value}`) }))}
      />
      {rule ? (
        <>
          <NativeSelect
            aria-label={t('rules.citizens')}
            size="xs"
            disabled={readOnly}
            value={rule.citizens}
            onChange={({ currentTarget: { value } }) => {
              const chosen = citizens.find((known) => known === value);
              if (chosen) set({ citizens: chosen });
            }}
            data={citizens
              .filter((value) => isAlone || value === rule.citizens)
              .map((value) => ({ value, label: t(`rules.citizens.${value}`) }))}
          />
          {hasAges || opened ? (
            <Ages rule={rule} readOnly={readOnly} onRule={onRule} />
          ) : readOnly ? null : (
            <Button variant="subtle" size="compact-sm" onClick={() => setOpened(true)}>
              {t('rules.setAges')}
            </Button>
          )}
          {isAlone && other && !readOnly ? (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => onRule(null, newRule(kind, field, 'advised', other))}
            >
              {t('rules.forOthers')}
            </Button>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

type AgesProps = { rule: CardRule; readOnly: boolean; onRule: Props['onRule'] };

/** From which birthday on the rule holds, and until which; both may be put off by the same days. */
function Ages({ rule, readOnly, onRule }: AgesProps) {
  const { t } = useTranslation('completeness');
  const input = (name: 'fromAge' | 'untilAge' | 'graceDays', min: number, max: number, empty: 0 | null) => (
    <NumberInput
      label={t(`rules.${name}`)}
      size="xs"
      disabled={readOnly}
      min={min}
      max={max}
      allowDecimal={false}
      value={rule[name] ?? ''}
      onChange={(value) => onRule(rule, { ...rule, [name]: typeof value === 'number' ? value : empty })}
    />
  );
  return (
    <div className={classes['ages']}>
      {input('fromAge', 1, 100, null)}
      {input('untilAge', 1, 100, null)}
      {input('graceDays', 0, 365, 0)}
    </div>
  );
}
