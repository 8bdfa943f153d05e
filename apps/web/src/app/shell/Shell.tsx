import type { RoleChoice } from '@gorodok/contract';
import {
  IconArrowsLeftRight,
  IconAddressBook,
  IconBuildingCommunity,
  IconFileSpreadsheet,
  IconMail,
  IconNotebook,
  IconTable,
  IconUserQuestion,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';
import '../../features/identity/sessions/sessions.words.ts';
import { Logo } from '../../platform/interface/Logo.tsx';
import { PersonButton } from './PersonButton.tsx';
import classes from './Shell.module.css';
import { sections, type Section } from './navigation.ts';
import './shell.words.ts';

const icons: Record<Section['word'], typeof IconTable> = {
  diary: IconNotebook,
  journal: IconTable,
  failures: IconUserQuestion,
  cards: IconAddressBook,
  imports: IconFileSpreadsheet,
  organizations: IconBuildingCommunity,
  reconciliations: IconArrowsLeftRight,
  outbox: IconMail,
};

/** What stands around every screen of someone who is signed in. One section needs no menu; several get a rail. */
export function Shell() {
  const { t } = useTranslation('shell');
  const { data: session } = useQuery(sessionQuery());
  const actor = session?.actor;
  if (!actor) return null;
  const links = sections(actor.role);
  return (
    <div className={classes['shell']} data-rail={links.length > 1}>
      <a href="#content" className={classes['skip']}>
        {t('skip')}
      </a>
      <header className={classes['bar']}>
        <Place actor={actor} />
        {links.length > 1 ? <Sections links={links} /> : null}
        <PersonButton />
      </header>
      <main id="content" className={classes['content']} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

function Place({ actor }: { actor: RoleChoice }) {
  const { t } = useTranslation('sessions');
  return (
    <Link to="/" className={classes['place']}>
      <Logo size={32} />
      <span>
        <strong title={actor.organizationName}>{actor.organizationName}</strong>
        <small>{t(`role.${actor.role}`)}</small>
      </span>
    </Link>
  );
}

function Sections({ links }: { links: readonly Section[] }) {
  const { t } = useTranslation('shell');
  return (
    <nav aria-label={t('navigation')} className={classes['sections']}>
      {links.map(({ to, word }) => {
        const Icon = icons[word];
        return (
          <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
            <Icon aria-hidden size={22} stroke={1.75} />
            <span>{t(`nav.${word}`)}</span>
          </Link>
        );
      })}
    </nav>
  );
}
