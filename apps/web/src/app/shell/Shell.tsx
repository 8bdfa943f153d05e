import type { RoleChoice } from '@gorodok/contract';
import {
  IconArrowsLeftRight,
  IconAddressBook,
  IconCalendarOff,
  IconArrowsExchange,
  IconBuildingCommunity,
  IconCalendarCheck,
  IconCalendarEvent,
  IconDoorEnter,
  IconFileSpreadsheet,
  IconKey,
  IconMail,
  IconNotebook,
  IconTable,
  IconUserQuestion,
  IconUserSearch,
  IconUserShield,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';
import '../../features/identity/sessions/sessions.words.ts';
import { keepDraftsOf } from '../../platform/drafts/drafts.ts';
import { Logo } from '../../platform/interface/Logo.tsx';
import { VisionBar } from '../vision/VisionBar.tsx';
import { VisionButton } from '../vision/VisionButton.tsx';
import { PersonButton } from './PersonButton.tsx';
import classes from './Shell.module.css';
import { sections, type Section } from './navigation.ts';
import './shell.words.ts';

const icons: Record<Section['word'], typeof IconTable> = {
  diary: IconNotebook,
  journal: IconTable,
  failures: IconUserQuestion,
  readiness: IconDoorEnter,
  cards: IconAddressBook,
  people: IconUserSearch,
  imports: IconFileSpreadsheet,
  movement: IconArrowsExchange,
  years: IconCalendarEvent,
  openings: IconCalendarCheck,
  organizations: IconBuildingCommunity,
  accounts: IconKey,
  administrators: IconUserShield,
  cutOffs: IconCalendarOff,
  reconciliations: IconArrowsLeftRight,
  outbox: IconMail,
};

/** What stands around every screen of someone who is signed in. One section needs no menu; several get a rail. */
export function Shell() {
  const { t } = useTranslation('shell');
  const { data: session } = useQuery(sessionQuery());
  const actor = session?.actor;
  const personId = session?.person?.id;
  useEffect(() => {
    if (personId !== undefined) keepDraftsOf(personId);
  }, [personId]);
  if (!actor) return null;
  const links = sections(actor.role);
  return (
    <>
      <a href="#content" className={classes['skip']}>
        {t('skip')}
      </a>
      <VisionBar />
      <div className={classes['shell']} data-rail={links.length > 1}>
        <header className={classes['bar']}>
          <Place actor={actor} />
          {links.length > 1 ? <Sections links={links} /> : null}
          <div className={classes['tools']}>
            <VisionButton />
            <PersonButton />
          </div>
        </header>
        <main id="content" className={classes['content']} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </>
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
