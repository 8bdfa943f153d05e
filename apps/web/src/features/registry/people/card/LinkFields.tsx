import type { GuardianLink } from '@gorodok/contract';
import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Card.module.css';
import './card.words.ts';

const relations = [
  'mother',
  'father',
  'guardian',
  'trustee',
  'parent',
] as const satisfies GuardianLink['relation'][];

/** Kind of relation and rights of a link. */
export function LinkFields({ link, onLink }: { link: GuardianLink; onLink: (link: GuardianLink) => void }) {
  const { t } = useTranslation('card');
  return (
    <>
      <NativeSelect
        size="md"
        label={t('relation')}
        value={link.relation}
        onChange={({ currentTarget: { value } }) =>
          onLink({ ...link, relation: relations.find((relation) => relation === value) ?? 'parent' })
        }
        data={relations.map((relation) => ({ value: relation, label: t(`relation.${relation}`) }))}
      />
      <div className={classes['roles']}>
        {(['maySee', 'maySign'] as const).map((right) => (
          <Checkbox
            key={right}
            label={t(right)}
            checked={link[right]}
            onChange={(event) => onLink({ ...link, [right]: event.currentTarget.checked })}
          />
        ))}
      </div>
    </>
  );
}
