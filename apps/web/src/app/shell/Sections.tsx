import { IconDots } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onPhone, type Section } from './navigation.ts';
import { sectionIcons } from './section-icons.ts';
import classes from './Shell.module.css';
import './shell.words.ts';

const MoreSections = lazy(() => import('./MoreSections.tsx'));

/**
 * The sections of a role: a rail on a wide screen; on a phone a bar at the thumb with the four that are used most, and «Ещё» for the
 * rest, so that nothing has to be pushed sideways to be found.
 */
export function Sections({ links }: { links: readonly Section[] }) {
  const { t } = useTranslation('shell');
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { inBar, beyond } = onPhone(links);
  const isBeyond = beyond.some(({ to }) => path === to || path.startsWith(`${to}/`));
  return (
    <nav aria-label={t('navigation')} className={classes['sections']}>
      {links.map(({ to, word }) => {
        const Icon = sectionIcons[word];
        return (
          <Link
            key={to}
            to={to}
            activeProps={{ 'aria-current': 'page' }}
            data-beyond={!inBar.some((shown) => shown.to === to)}
          >
            <Icon aria-hidden size={22} stroke={1.75} />
            <span>{t(`nav.${word}`)}</span>
          </Link>
        );
      })}
      {beyond.length > 0 ? (
        <button
          type="button"
          className={classes['more']}
          aria-haspopup="dialog"
          aria-expanded={open}
          data-current={isBeyond}
          onClick={() => setOpen(true)}
        >
          <IconDots aria-hidden size={22} stroke={1.75} />
          <span>{t('more')}</span>
        </button>
      ) : null}
      {open ? (
        <Suspense fallback={null}>
          <MoreSections links={beyond} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </nav>
  );
}
