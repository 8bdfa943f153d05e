import type { GuardianLink } from '@gorodok/contract';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import './sign-in-failures.words.ts';

export type Relation = GuardianLink['relation'];

const relations = [
  'mother',
  'father',
  'guardian',
  'trustee',
  'parent',
] as const satisfies readonly Relation[];

/** What a parent is to the child. */
export function RelationSelect({
  value,
  onChange,
}: {
  value: Relation;
  onChange: (relation: Relation) => void;
}) {
  const { t } = useTranslation('signInFailures');
  return (
    <NativeSelect
      label={t('relation')}
      value={value}
      onChange={({ currentTarget }) =>
        onChange(relations.find((known) => known === currentTarget.value) ?? 'parent')
      }
      data={relations.map((known) => ({ value: known, label: t(`relation.${known}`) }))}
    />
  );
}
