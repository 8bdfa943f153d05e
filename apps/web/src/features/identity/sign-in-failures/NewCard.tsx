import type { EmploymentFields } from '@gorodok/contract';
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChildChooser } from './ChildChooser.tsx';
import { RelationSelect, type Relation } from './RelationSelect.tsx';
import './sign-in-failures.words.ts';
import classes from './SignInFailuresScreen.module.css';
import type { Repair } from './use-repair.ts';

const kinds = ['guardian', 'employee', 'student'] as const;
type Kind = (typeof kinds)[number];

const roles = ['teacher', 'class_teacher', 'deputy_head', 'director', 'school_admin'] as const;
type SchoolRole = EmploymentFields['roles'][number];

/** A card for somebody who is in none: name, birth date and СНИЛС come from ЕСИА, who it is the administrator knows. */
export function NewCard({ repair }: { repair: Repair }) {
  const { t } = useTranslation('signInFailures');
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<Kind>('guardian');
  if (!open)
    return (
      <div>
        <Button variant="light" aria-expanded={false} onClick={() => setOpen(true)}>
          {t('newCard')}
        </Button>
      </div>
    );
  return (
    <div className={classes['repair']} role="group" aria-label={t('newCard')}>
      <SegmentedControl
        value={kind}
        onChange={(value) => setKind(kinds.find((known) => known === value) ?? 'guardian')}
        data={kinds.map((value) => ({ value, label: t(`newCard.${value}`) }))}
        aria-label={t('newCard.whose')}
      />
      <p className={classes['soft']}>{t(`newCard.${kind}Note`)}</p>
      {kind === 'guardian' ? <NewGuardian repair={repair} /> : null}
      {kind === 'employee' ? <NewEmployee repair={repair} /> : null}
      {kind === 'student' ? <Link to="/movement">{t('newCard.toMovement')}</Link> : null}
    </div>
  );
}

function NewGuardian({ repair }: { repair: Repair }) {
  const { t } = useTranslation('signInFailures');
  const [relation, setRelation] = useState<Relation>('mother');
  return (
    <>
      <RelationSelect value={relation} onChange={setRelation} />
      <ChildChooser
        action={t('newCard.createGuardian')}
        pending={repair.isPending}
        onChoose={(childId) => repair.mutate({ repair: 'create_guardian', childId, relation })}
      />
    </>
  );
}

function NewEmployee({ repair }: { repair: Repair }) {
  const { t } = useTranslation('signInFailures');
  const [position, setPosition] = useState('');
  const [role, setRole] = useState<SchoolRole>('teacher');
  const positions = position.trim() === '' ? [] : [position.trim()];
  return (
    <>
      <TextInput
        label={t('newCard.position')}
        value={position}
        maxLength={200}
        onChange={(event) => setPosition(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('newCard.role')}
        value={role}
        onChange={({ currentTarget }) =>
          setRole(roles.find((known) => known === currentTarget.value) ?? 'teacher')
        }
        data={roles.map((value) => ({ value, label: t(`newCard.role.${value}`) }))}
      />
      <div>
        <Button
          loading={repair.isPending}
          onClick={() => repair.mutate({ repair: 'create_employee', positions, roles: [role] })}
        >
          {t('newCard.createEmployee')}
        </Button>
      </div>
    </>
  );
}
