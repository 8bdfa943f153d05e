import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatMoment } from '../../../platform/text/dates.ts';
import '../learning.words.ts';
import classes from './CellPanel.module.css';
import { markHistoryQuery } from './journal.api.ts';
import './journal.words.ts';

type Props = { assignmentId: number; enrolmentId: number };

/** Who gave which mark and when; asked for only when somebody wants to know. */
export function MarkHistory({ assignmentId, enrolmentId }: Props) {
  const { t } = useTranslation('journal');
  const [opened, setOpened] = useState(false);
  return (
    <details className={classes['history']} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t('history')}</summary>
      {opened ? <Entries assignmentId={assignmentId} enrolmentId={enrolmentId} /> : null}
    </details>
  );
}

function Entries({ assignmentId, enrolmentId }: Props) {
  const { t } = useTranslation(['journal', 'learning']);
  const language = useLanguage();
  const history = useQuery(markHistoryQuery(assignmentId, enrolmentId));
  if (history.isError) return <p role="alert">{sentenceOfError(history.error)}</p>;
  if (!history.data) return <p aria-busy="true">…</p>;
  if (history.data.entries.length === 0) return <p>{t('historyEmpty')}</p>;
  return (
    <ol>
      {history.data.entries.map(({ value, comment, enteredAt, enteredBy }) => (
        <li key={`${enteredAt} ${value}`}>
          <b>{value === null ? t('historyEmptied') : t(`learning:mark.${value}`)}</b>
          <span>
            {[enteredBy, formatMoment(enteredAt, language)].filter(Boolean).join(', ')}
            {comment ? <i>{comment}</i> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
