import type { DuplicateAnswer, SchoolRole } from '@gorodok/contract';
import { Alert, Button, Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../../platform/http/problem-error.ts';
import { completeAnswer, LikelyPeople } from '../likely/LikelyPeople.tsx';
import { typedPerson } from '../likely/typed-person.ts';
import classes from './Card.module.css';
import { postEmployee } from './card.api.ts';
import './card.words.ts';
import { CardInput } from './CardInput.tsx';
import { ContactsSection } from './ContactsSection.tsx';
import { Positions, Roles } from './EmploymentSection.tsx';
import { PersonSection } from './PersonSection.tsx';
import { useNewPerson } from './use-new-person.ts';

/** The way to a new employee's card; `mayGiveRoles` – the actor is the administrator. */
export function NewEmployee({
  mayGiveRoles,
  onCreated,
}: {
  mayGiveRoles: boolean;
  onCreated: (personId: number) => void;
}) {
  const { t } = useTranslation('card');
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconUserPlus aria-hidden size={18} />}
        onClick={() => setOpened(true)}
      >
        {t('newEmployee')}
      </Button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size={narrow ? '100%' : '46rem'}
        title={t('newEmployee')}
        closeButtonProps={{ 'aria-label': t('close') }}
        classNames={{ title: classes['title'] ?? '' }}
      >
        <EmployeeForm
          mayGiveRoles={mayGiveRoles}
          onCreated={(personId) => {
            setOpened(false);
            onCreated(personId);
          }}
        />
      </Drawer>
    </>
  );
}

const today = (): string => new Date().toLocaleDateString('sv-SE');

function EmployeeForm({
  mayGiveRoles,
  onCreated,
}: {
  mayGiveRoles: boolean;
  onCreated: (personId: number) => void;
}) {
  const { t } = useTranslation('card');
  const queryClient = useQueryClient();
  const form = useNewPerson(today());
  const [positions, setPositions] = useState<string[]>([]);
  const [roles, setRoles] = useState<SchoolRole[]>([]);
  const [startsOn, setStartsOn] = useState(today());
  const [answer, setAnswer] = useState<DuplicateAnswer | undefined>();
  const duplicates = completeAnswer(answer);
  const create = useMutation({
    mutationFn: () =>
      postEmployee({ ...form.person, positions, roles, startsOn, ...(duplicates && { duplicates }) }),
    onSuccess: async ({ personId }) => {
      await queryClient.invalidateQueries({ queryKey: ['cards'] });
      onCreated(personId);
    },
  });
  return (
    <form
      noValidate
      className={classes['work']}
      onSubmit={(event) => {
        event.preventDefault();
        if (form.complete && !create.isPending) create.mutate();
      }}
    >
      <p className={classes['note']}>{t('newEmployeeNote')}</p>
      <PersonSection editing={form} today={today()} />
      <ContactsSection editing={form} />
      <LikelyPeople typed={typedPerson('employee', form.person)} answer={answer} onAnswer={setAnswer} />
      <fieldset className={classes['section']}>
        <legend>{t('employment')}</legend>
        <Positions value={positions} onValue={setPositions} />
        <CardInput
          type="date"
          label={t('startsOn')}
          value={startsOn}
          remark={undefined}
          onValue={setStartsOn}
        />
        <Roles value={roles} disabled={!mayGiveRoles} onValue={setRoles} />
      </fieldset>
      <footer className={classes['saveBar']}>
        {create.isError ? <Alert color="red">{sentenceOfError(create.error)}</Alert> : null}
        <div>
          <Button type="submit" loading={create.isPending} disabled={!form.complete || startsOn === ''}>
            {t('create')}
          </Button>
        </div>
      </footer>
    </form>
  );
}
