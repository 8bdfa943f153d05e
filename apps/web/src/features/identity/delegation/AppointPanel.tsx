import type { NewAppointee, Role } from '@gorodok/contract';
import { Alert, Button, Drawer, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf, sentenceBesideFields } from '../../../platform/http/problem-error.ts';
import '../../../platform/interface/interface.words.ts';
import '../sessions/sessions.words.ts';
import classes from './Administrators.module.css';
import { EmployeePicker, PlacePicker, type Picked } from './Pickers.tsx';
import { appoint } from './delegation.api.ts';
import './delegation.words.ts';
import { emptyEmployee, NewEmployeeFields } from './NewEmployeeFields.tsx';

type Props = { roles: readonly Role[]; noLaterThan: string | null; onClose: () => void };

/** The day here; that of the organization decides in the end. */
const today = () => new Date().toLocaleDateString('sv-SE');

/** Gives a role: which, where, to whom, until when. */
export function AppointPanel({ roles, noLaterThan, onClose }: Props) {
  const { t } = useTranslation(['delegation', 'interface', 'sessions']);
  const queryClient = useQueryClient();
  const [role, setRole] = useState<Role | undefined>(roles[0]);
  const [place, setPlace] = useState<Picked | null>(null);
  const [employee, setEmployee] = useState<Picked | null>(null);
  const [newEmployee, setNewEmployee] = useState<NewAppointee | null>(null);
  const [startsOn, setStartsOn] = useState(today);
  const [endsOn, setEndsOn] = useState(noLaterThan ?? '');
  const give = useMutation({
    mutationFn: appoint,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['appointments'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!role || !place || give.isPending) return;
    give.mutate({
      organizationId: place.id,
      role,
      personId: newEmployee ? null : (employee?.id ?? null),
      newEmployee: newEmployee && {
        ...newEmployee,
        patronymic: newEmployee.patronymic?.trim() || null,
        snils: newEmployee.snils?.trim() || null,
      },
      startsOn,
      endsOn: endsOn || null,
    });
  };
  const refusal = sentenceBesideFields(give.error, employeeFields);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="28rem"
      title={t('appoint')}
      closeButtonProps={{ 'aria-label': t('interface:close') }}
    >
      {give.isSuccess ? (
        <div className={classes['form']} role="status">
          <p>{t('appointed')}</p>
          <p>{t('appointedNote')}</p>
          <Link to="/accounts">{t('toAccounts')}</Link>
          <Button variant="default" onClick={onClose}>
            {t('interface:close')}
          </Button>
        </div>
      ) : (
        <form className={classes['form']} onSubmit={submit}>
          <NativeSelect
            label={t('role')}
            data={roles.map((value) => ({ value, label: t(`sessions:role.${value}`) }))}
            value={role}
            onChange={(event) => {
              setRole(roles.find((one) => one === event.currentTarget.value));
              setPlace(null);
              setEmployee(null);
            }}
          />
          {role ? (
            <PlacePicker
              key={role}
              role={role}
              picked={place}
              onPick={(next) => {
                setPlace(next);
                setEmployee(null);
              }}
            />
          ) : null}
          {place && newEmployee ? (
            <>
              <NewEmployeeFields
                value={newEmployee}
                onChange={setNewEmployee}
                faultOf={(field) => faultOf(give.error, `/newEmployee/${field}`)}
              />
              <Button variant="default" onClick={() => setNewEmployee(null)}>
                {t('chooseEmployee')}
              </Button>
            </>
          ) : place ? (
            <>
              <EmployeePicker
                key={place.id}
                organizationId={place.id}
                picked={employee}
                onPick={setEmployee}
              />
              {employee ? null : (
                <Button variant="default" onClick={() => setNewEmployee(emptyEmployee)}>
                  {t('addPerson')}
                </Button>
              )}
            </>
          ) : null}
          <div className={classes['days']}>
            <TextInput
              type="date"
              label={t('startsOn')}
              required
              value={startsOn}
              onChange={(event) => setStartsOn(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t('endsOn')}
              required={noLaterThan !== null}
              {...(noLaterThan ? { max: noLaterThan } : {})}
              value={endsOn}
              onChange={(event) => setEndsOn(event.currentTarget.value)}
            />
          </div>
          <p className={classes['soft']}>{t(noLaterThan ? 'endsOnOwn' : 'endsOnNote')}</p>
          {refusal ? (
            <Alert color="red" role="alert">
              {refusal}
            </Alert>
          ) : null}
          <Button
            type="submit"
            size="lg"
            disabled={!place || !(employee ?? newEmployee)}
            loading={give.isPending}
          >
            {t('appoint')}
          </Button>
        </form>
      )}
    </Drawer>
  );
}

const employeeFields = Object.keys(emptyEmployee).map((field) => `/newEmployee/${field}`);
