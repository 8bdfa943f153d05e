import type { RoleChoice, Session } from '@gorodok/contract';
import { Alert } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { Empty } from '../../../platform/interface/States.tsx';
import classes from './Narrow.module.css';
import { RoleList } from './RoleList.tsx';
import { chooseRole } from './sessions.api.ts';
import './sessions.words.ts';

/** After sign-in: in which organization and role to go on. */
export function ChooseRoleScreen({ session, onChosen }: { session: Session; onChosen: () => void }) {
  const { t } = useTranslation('sessions');
  const queryClient = useQueryClient();
  const choose = useMutation({
    mutationFn: (choice: RoleChoice) => chooseRole(queryClient, choice),
    onSuccess: onChosen,
  });
  return (
    <main id="content" className={classes['narrow']}>
      {session.person ? (
        <p className={classes['hello']}>{t('choose.hello', { name: session.person.displayName })}</p>
      ) : null}
      <h1>{t('choose.title')}</h1>
      <p className={classes['lead']}>{t('choose.note')}</p>
      {choose.isError ? <Alert color="red">{sentenceOfError(choose.error)}</Alert> : null}
      {session.choices.length === 0 ? <Empty title={t('choose.none')}>{t('choose.noneNote')}</Empty> : null}
      <RoleList
        choices={session.choices}
        current={null}
        pending={choose.isPending ? choose.variables : null}
        onChoose={choose.mutate}
      />
    </main>
  );
}
