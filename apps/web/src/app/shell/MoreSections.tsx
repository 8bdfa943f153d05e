import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Section } from './navigation.ts';
import { sectionIcons } from './section-icons.ts';
import classes from './Shell.module.css';
import './shell.words.ts';

type Props = { links: readonly Section[]; onClose: () => void };

/** The sections that the bar of a phone has no room for, in a sheet that comes from it. */
export default function MoreSections({ links, onClose }: Props) {
  const { t } = useTranslation(['shell', 'interface']);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      title={t('navigation')}
      classNames={{ content: classes['sheetFrame'] ?? '', title: classes['sheetTitle'] ?? '' }}
      closeButtonProps={{ 'aria-label': t('interface:close') }}
    >
      <ul className={classes['sheet']}>
        {links.map(({ to, word }) => {
          const Icon = sectionIcons[word];
          return (
            <li key={to}>
              <Link to={to} activeProps={{ 'aria-current': 'page' }} onClick={onClose}>
                <Icon aria-hidden size={24} stroke={1.75} />
                {t(`nav.${word}`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </Drawer>
  );
}
