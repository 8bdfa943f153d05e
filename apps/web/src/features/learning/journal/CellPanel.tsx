import type { AttendanceValue, MarkValue } from '@gorodok/contract';
import { ActionIcon, Button, Drawer, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatDayAndMonth } from '../../../platform/text/dates.ts';
import '../learning.words.ts';
import classes from './CellPanel.module.css';
import { cellKey, type CellView, type JournalStore, type Place } from './journal-store.ts';
import './journal.words.ts';
import { MarkHistory } from './MarkHistory.tsx';
import { useSubscribed } from './subscriptions.ts';

const digits = ['5', '4', '3', '2', '1'] as const satisfies MarkValue[];
const words = ['owed', 'pass', 'fail', 'not_assessed', 'exempt'] as const satisfies MarkValue[];
const attendances = [
  'absent',
  'ill',
  'excused',
  'unexcused',
  'late',
  'exempt',
] as const satisfies AttendanceValue[];

type Props = { store: JournalStore; onClose: () => void };

/** Everything that can stand in a cell, on buttons large enough for a thumb; from the foot of a phone. */
export default function CellPanel({ store, onClose }: Props) {
  const { t } = useTranslation(['journal', 'interface']);
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const [place, setPlace] = useState(store.active);
  const student = store.page.students[place.row];
  const go = (step: 1 | -1) => {
    const row = place.row + step;
    if (!store.page.students[row]) return;
    store.activate({ ...place, row });
    setPlace(store.active);
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position={narrow ? 'bottom' : 'right'}
      size={narrow ? 'auto' : '24rem'}
      title={student?.displayName}
      closeButtonProps={{ 'aria-label': t('interface:close') }}
      classNames={{ content: classes['content'] ?? '', title: classes['title'] ?? '' }}
    >
      <Cell key={cellKey(place)} store={store} place={place} />
      <div className={classes['students']}>
        <ActionIcon
          variant="default"
          size="3rem"
          aria-label={t('previousStudent')}
          disabled={place.row === 0}
          onClick={() => go(-1)}
        >
          <IconChevronUp aria-hidden size={22} />
        </ActionIcon>
        <Button
          h="3rem"
          variant="light"
          rightSection={<IconChevronDown aria-hidden size={20} />}
          disabled={place.row === store.page.students.length - 1}
          onClick={() => go(1)}
        >
          {t('nextStudent')}
        </Button>
      </div>
    </Drawer>
  );
}

function Cell({ store, place }: { store: JournalStore; place: Place }) {
  const { t } = useTranslation(['journal', 'learning']);
  const language = useLanguage();
  const view = useSubscribed(store.subscriptions, cellKey(place), () => store.view(place));
  const column = store.columns[place.column];
  const lesson = column && store.lesson(column.lessonId);
  const assignment = column && store.assignment(column.key);
  const enrolmentId = store.page.students[place.row]?.enrolmentId;
  if (!lesson) return null;
  const writable = store.canWrite(place);
  const future = lesson.heldOn > store.page.today;
  return (
    <div className={classes['cell']}>
      <p className={classes['lesson']}>
        {[
          t('lessonHeading', { date: formatDayAndMonth(lesson.heldOn, language), number: lesson.number }),
          t(`learning:kind.${assignment?.kind ?? 'answer'}`),
        ].join(' · ')}
        {writable ? null : <em>{t(future ? 'notHeld' : lesson.locked ? 'locked' : 'readOnly')}</em>}
      </p>
      <Marks store={store} place={place} view={view} disabled={!writable} />
      <Attendance store={store} place={place} disabled={!writable} />
      {view.mark ? <Comment store={store} place={place} view={view} disabled={!writable} /> : null}
      {assignment && enrolmentId ? (
        <MarkHistory assignmentId={assignment.id} enrolmentId={enrolmentId} />
      ) : null}
      {view.save?.phase === 'failed' ? (
        <p role="alert" className={classes['failed']}>
          {t('cellFailed', { reason: sentenceOfError(view.save.error) })}{' '}
          <button type="button" onClick={() => store.retry()}>
            {t('retry')}
          </button>
        </p>
      ) : null}
    </div>
  );
}

type PartProps = { store: JournalStore; place: Place; view: CellView; disabled: boolean };

function Marks({ store, place, view, disabled }: PartProps) {
  const { t } = useTranslation(['journal', 'learning']);
  const button = (value: MarkValue) => {
    const pressed = view.mark?.value === value;
    return (
      <button
        key={value}
        type="button"
        disabled={disabled}
        aria-pressed={pressed}
        onClick={() => store.setMark(place, pressed ? null : value)}
      >
        {t(`learning:mark.${value}`)}
      </button>
    );
  };
  return (
    <div role="group" aria-label={t('mark')}>
      <div className={classes['digits']}>{digits.map(button)}</div>
      <div className={classes['chips']}>{words.map(button)}</div>
    </div>
  );
}

/** Attendance is the lesson's: it is read and set in its first column, whichever work one came from. */
function Attendance({ store, place, disabled }: Omit<PartProps, 'view'>) {
  const { t } = useTranslation(['journal', 'learning']);
  const lessonId = store.columns[place.column]?.lessonId;
  const first = { row: place.row, column: store.columns.findIndex((column) => column.lessonId === lessonId) };
  const { attendance } = useSubscribed(store.subscriptions, cellKey(first), () => store.view(first));
  const button = (value: AttendanceValue | null, label: string) => (
    <button
      key={value}
      type="button"
      disabled={disabled}
      aria-pressed={attendance === value}
      onClick={() => store.setAttendance(first, value)}
    >
      {label}
    </button>
  );
  return (
    <div role="group" aria-label={t('attendance')}>
      <h3>{t('attendance')}</h3>
      <div className={classes['chips']}>
        {button(null, t('present'))}
        {attendances.map((value) => button(value, t(`learning:attendance.${value}`)))}
      </div>
    </div>
  );
}

function Comment({ store, place, view, disabled }: PartProps) {
  const { t } = useTranslation('journal');
  const [text, setText] = useState(view.mark?.comment ?? '');
  return (
    <TextInput
      size="md"
      label={t('comment')}
      description={t('commentNote')}
      maxLength={500}
      disabled={disabled}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => view.mark && store.setMark(place, view.mark.value, text.trim() || null)}
    />
  );
}
