import type { ImportKind, ImportSummary } from '@gorodok/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatMoment } from '../../../platform/text/dates.ts';
import { formatNumber } from '../../../platform/text/numbers.ts';
import { EarlierFiles, Outcome } from '../earlier-files/EarlierFiles.tsx';
import { importsQuery, templateAddress } from './import.api.ts';
import './import.words.ts';
import { ImportDrop } from './ImportDrop.tsx';
import classes from './ImportsScreen.module.css';

const kinds = ['students', 'staff', 'timetable'] as const satisfies ImportKind[];

/** «Загрузка из файла»: what, from which file, and what was imported before. */
export function ImportsScreen() {
  const { t } = useTranslation('import');
  const [kind, setKind] = useState<ImportKind>('students');
  return (
    <>
      <ScreenHeading title={t('title')} note={t('note')} />
      <div className={classes['new']}>
        <div role="radiogroup" aria-label={t('kinds')} className={classes['kinds']}>
          {kinds.map((value) => (
            <label key={value} data-checked={kind === value}>
              <input type="radio" name="kind" checked={kind === value} onChange={() => setKind(value)} />
              <strong>{t(`kind.${value}`)}</strong>
              <small>{t(`about.${value}`)}</small>
            </label>
          ))}
        </div>
        <ImportDrop kind={kind} />
        <a className={classes['template']} href={templateAddress(kind)} download>
          {t('template')}: {t(`kind.${kind}`).toLowerCase()}
        </a>
      </div>
      <Earlier />
    </>
  );
}

function Earlier() {
  const { t } = useTranslation('import');
  const imports = useQuery({ ...importsQuery(), select: ({ imports }) => imports });
  return (
    <EarlierFiles
      title={t('earlier')}
      files={imports}
      none={{ title: t('noEarlier'), note: t('noEarlierNote') }}
    >
      {(known) => <EarlierImport known={known} />}
    </EarlierFiles>
  );
}

const tones = {
  checked: 'waits',
  queued: 'well',
  applied: 'well',
  failed: 'failed',
  discarded: 'over',
} as const satisfies Record<ImportSummary['state'], string>;

function EarlierImport({ known }: { known: ImportSummary }) {
  const { t } = useTranslation('import');
  const language = useLanguage();
  const { id, kind, fileName, uploadedAt, state, counts } = known;
  return (
    <Link to="/imports/$importId" params={{ importId: id }}>
      <strong>{fileName}</strong>
      <small>
        {t(`kind.${kind}`)} · {t('rows', { count: counts.rows, total: formatNumber(counts.rows) })} ·{' '}
        {formatMoment(uploadedAt, language)}
      </small>
      <Outcome tone={tones[state]}>{t(`state.${state}`)}</Outcome>
    </Link>
  );
}
