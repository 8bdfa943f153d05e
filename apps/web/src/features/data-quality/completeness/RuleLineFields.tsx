import type { CardKind, CardRule } from '@gorodok/contract';
import { Button, NativeSelect, NumberInput } from '@mantine/core';
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
  const name = capitalized(t(`card:missing.${field}`));
  const set = (change: Partial<CardRule>) => rule && onRule(rule, { ...rule, ...change });
  const other = rule && rule.citizens !== 'any' ? others[rule.citizens] : undefined;
  const age = (value: string | number): number | null => (typeof value === 'number' ? value : null);
  return (
    <div className={classes['rule']} role="group" aria-label={name} data-changed={isChanged}>
      <strong>{name}</strong>
      <NativeSelect
        label={t('rules.weight')}
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
            label={t('rules.citizens')}
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
          <NumberInput
            label={t('rules.fromAge')}
            size="xs"
            disabled={readOnly}
            min={1}
            max={100}
            allowDecimal={false}
            value={rule.fromAge ?? ''}
            onChange={(value) => set({ fromAge: age(value) })}
          />
          <NumberInput
            label={t('rules.untilAge')}
            size="xs"
            disabled={readOnly}
            min={1}
            max={100}
            allowDecimal={false}
            value={rule.untilAge ?? ''}
            onChange={(value) => set({ untilAge: age(value) })}
          />
          {rule.fromAge === null && rule.untilAge === null ? null : (
            <NumberInput
              label={t('rules.graceDays')}
              size="xs"
              disabled={readOnly}
              min={0}
              max={365}
              allowDecimal={false}
              value={rule.graceDays}
              onChange={(value) => set({ graceDays: age(value) ?? 0 })}
            />
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
