import type { Card, SchoolRole } from '@gorodok/contract';
import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../../platform/i18n/i18n.ts';
import { formatDay } from '../../../../platform/text/dates.ts';
import classes from './Card.module.css';
import { same } from './card-draft.ts';
import './card.words.ts';
import type { CardEditing } from './use-card-editing.ts';

type Props = { editing: CardEditing; employment: NonNullable<Card['employment']>; mayGiveRoles: boolean };

/** Positions and roles in this organization. */
export function EmploymentSection({ editing, employment, mayGiveRoles }: Props) {
  const { t } = useTranslation('card');
  const language = useLanguage();
  const draft = editing.draft.employment;
  if (!draft) return null;
  return (
    <fieldset className={classes['section']}>
      <legend>{t('employment')}</legend>
      <p className={classes['wide']}>{t('worksSince', { day: formatDay(employment.startsOn, language) })}</p>
      <Positions
        value={draft.positions}
        onValue={(positions) =>
          editing.change((current) => ({ ...current, employment: { ...draft, positions } }))
        }
      />
      <Roles
        value={draft.roles}
        disabled={!mayGiveRoles}
        onValue={(roles) => editing.change((current) => ({ ...current, employment: { ...draft, roles } }))}
      >
        {employment.otherRoles.length > 0
          ? t('rolesOfRegion', { roles: employment.otherRoles.map((role) => otherRole(role, t)).join(', ') })
          : null}
      </Roles>
    </fieldset>
  );
}

type Translate = ReturnType<typeof useTranslation<'card'>>['t'];
const regionRoles = ['municipal_coordinator', 'regional_coordinator', 'operator'] as const;
const otherRole = (role: string, t: Translate): string => {
  const known = regionRoles.find((one) => one === role);
  return known ? t(`role.${known}`) : role;
};

/** A line for each; what is being typed may end with an empty one. */
export function Positions({
  value,
  onValue,
}: {
  value: readonly string[];
  onValue: (value: string[]) => void;
}) {
  const { t } = useTranslation('card');
  const [text, setText] = useState(value.join('\n'));
  const parsed = linesOf(text);
  return (
    <Textarea
      size="md"
      rows={2}
      autosize={false}
      label={t('positions')}
      description={t('positionsHint')}
      maxLength={2000}
      // Somebody else's change, or an undo, replaces what stands here; the own typing does not.
      value={same(parsed, value) ? text : value.join('\n')}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onValue(linesOf(event.currentTarget.value));
      }}
    />
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const roles = [
  'teacher',
  'class_teacher',
  'deputy_head',
  'director',
  'school_admin',
] as const satisfies SchoolRole[];

type RolesProps = {
  value: readonly SchoolRole[];
  disabled: boolean;
  onValue: (value: SchoolRole[]) => void;
  children?: React.ReactNode;
};

export function Roles({ value, disabled, onValue, children }: RolesProps) {
  const { t } = useTranslation('card');
  return (
    <div role="group" aria-label={t('roles')} className={classes['roles']}>
      <div aria-hidden>{t('roles')}</div>
      {roles.map((role) => (
        <Checkbox
          key={role}
          label={t(`role.${role}`)}
          disabled={disabled}
          checked={value.includes(role)}
          onChange={(event) =>
            onValue(
              (event.currentTarget.checked
                ? [...value, role]
                : value.filter((one) => one !== role)
              ).toSorted(),
            )
          }
        />
      ))}
      {disabled ? <p>{t('rolesByAdministrator')}</p> : null}
      {children ? <p>{children}</p> : null}
    </div>
  );
}
