import type { Invitation } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatMoment } from '../../../platform/text/dates.ts';
import './account-care.words.ts';
import classes from './Accounts.module.css';

/** The link on the screen, and on paper as a slip of its own without the page around it. */
export function Slip({ address, invitation }: { address: string; invitation: Invitation }) {
  const { t } = useTranslation('accountCare');
  const language = useLanguage();
  const validUntil = t('slipUntil', { at: formatMoment(invitation.validUntil, language) });
  return (
    <section role="status" className={classes['slip']}>
      <p>{t('slipReady')}</p>
      <code>{address}</code>
      <p>{validUntil}</p>
      <Button leftSection={<IconPrinter aria-hidden size={20} />} onClick={() => window.print()}>
        {t('print')}
      </Button>
      {createPortal(
        <div className={classes['paper']} data-printed>
          <h1>{t('slipTitle')}</h1>
          <p>{invitation.displayName}</p>
          <p>{t('slipText')}</p>
          <p>
            <code>{address}</code>
          </p>
          <p>{validUntil}</p>
        </div>,
        document.body,
      )}
    </section>
  );
}
