import type { OrganizationKind, PasswordCutOff, Role } from '@gorodok/contract';
import { Alert, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { isDay } from '../../../platform/text/dates.ts';
import '../sessions/sessions.words.ts';
import classes from './CutOffsScreen.module.css';
import { cutOffsQuery, setCutOff } from './passwords.api.ts';
import './passwords.words.ts';

const schoolRoles = [
  'student',
  'guardian',
  'teacher',
  'class_teacher',
  'deputy_head',
  'director',
  'school_admin',
] as const satisfies Role[];
const rolesOfKind: Record<OrganizationKind, readonly Role[]> = {
  general: schoolRoles,
  preschool: schoolRoles,
  additional: schoolRoles,
  boarding: schoolRoles,
  college: schoolRoles,
  education_authority: ['municipal_coordinator', 'regional_coordinator'],
};
const kinds = Object.keys(rolesOfKind) as OrganizationKind[]; // the record's own keys

/** From which day a password opens the door no more, for each role in each kind of organization. */
export function CutOffsScreen() {
  const { t } = useTranslation('passwords');
  const cutOffs = useQuery(cutOffsQuery());
  return (
    <>
      <ScreenHeading title={t('cutOffs.title')} note={t('cutOffs.note')} />
      {cutOffs.isPending ? (
        <ListSkeleton rows={7} />
      ) : cutOffs.isError ? (
        <Failure error={cutOffs.error} onRetry={() => void cutOffs.refetch()} />
      ) : (
        <div className={classes['kinds']}>
          {kinds.map((kind) => (
            <Kind key={kind} kind={kind} cutOffs={cutOffs.data.cutOffs} />
          ))}
        </div>
      )}
    </>
  );
}

function Kind({ kind, cutOffs }: { kind: OrganizationKind; cutOffs: readonly PasswordCutOff[] }) {
  const { t } = useTranslation('passwords');
  return (
    <fieldset className={classes['kind']}>
      <legend>{t(`kind.${kind}`)}</legend>
      {rolesOfKind[kind].map((role) => (
        <Day
          key={role}
          kind={kind}
          role={role}
          day={
            cutOffs.find((cutOff) => cutOff.role === role && cutOff.organizationKind === kind)?.refusedFrom ??
            ''
          }
        />
      ))}
    </fieldset>
  );
}

/** Saved when the field is left with another day in it; an empty one takes the date away. */
function Day({ kind, role, day }: { kind: OrganizationKind; role: Role; day: string }) {
  const { t } = useTranslation(['passwords', 'sessions']);
  const queryClient = useQueryClient();
  const [value, setValue] = useState(day);
  const save = useMutation({
    mutationFn: (refusedFrom: string | null) => setCutOff({ role, organizationKind: kind, refusedFrom }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: cutOffsQuery().queryKey }),
  });
  const leave = () => {
    if (value === day || (value !== '' && !isDay(value))) return;
    save.mutate(value === '' ? null : value);
  };
  return (
    <div>
      <TextInput
        type="date"
        label={t(`sessions:role.${role}`)}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        onBlur={leave}
      />
      <span role="status" className={classes['saved']}>
        {save.isPending ? t('cutOffs.saving') : save.isSuccess ? t('cutOffs.saved') : null}
      </span>
      {save.isError ? <Alert color="red">{sentenceOfError(save.error)}</Alert> : null}
    </div>
  );
}
