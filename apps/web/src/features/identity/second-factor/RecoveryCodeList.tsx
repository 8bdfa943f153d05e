import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import './second-factor.words.ts';
import classes from './SecondFactor.module.css';

/** Shown this once: each lets in once when the phone is lost. */
export function RecoveryCodeList({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation('secondFactor');
  return (
    <div className={classes['setUp']} role="status">
      <p>
        <strong>{t('codes.on')}</strong>
      </p>
      <p>{t('codes.note')}</p>
      <ul className={classes['codes']}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={classes['actions']}>
        <Button size="lg" onClick={onKept}>
          {t('codes.kept')}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconPrinter aria-hidden size={20} />}
          onClick={() => window.print()}
        >
          {t('codes.print')}
        </Button>
      </div>
    </div>
  );
}
