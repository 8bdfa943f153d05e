import { IconUserCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';
import classes from './Shell.module.css';
import './shell.words.ts';

const PersonPanel = lazy(() => import('./PersonPanel.tsx'));

/** Opens the panel with roles, language and appearance; before sign-in, with the last two alone. */
export function PersonButton() {
  const { t } = useTranslation('shell');
  const { data: session } = useQuery(sessionQuery());
  const [opened, setOpened] = useState(false);
  const [wanted, setWanted] = useState(false);
  const name = session?.person?.displayName;
  const open = () => {
    setWanted(true);
    setOpened(true);
  };
  return (
    <>
      <button
        type="button"
        className={classes['person']}
        aria-haspopup="dialog"
        aria-expanded={opened}
        aria-label={name ? t('menu', { name }) : t('appearance')}
        onClick={open}
      >
        <IconUserCircle aria-hidden size={26} stroke={1.5} />
        <span>{name ?? t('appearance')}</span>
      </button>
      {wanted ? (
        <Suspense fallback={null}>
          <PersonPanel opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
