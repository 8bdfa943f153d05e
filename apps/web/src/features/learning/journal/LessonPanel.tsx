import type { AssignmentKind } from '@gorodok/contract';
import { Alert, Button, Drawer, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatDay, formatWeekday } from '../../../platform/text/dates.ts';
import '../learning.words.ts';
import { putAssignment, putLesson } from './journal.api.ts';
import type { Lesson } from './journal-sheet.ts';
import type { JournalStore } from './journal-store.ts';
import './journal.words.ts';
import classes from './LessonPanel.module.css';
import { useSubscribed } from './subscriptions.ts';

const kinds = [
  'answer',
  'homework',
  'test_paper',
  'independent_work',
  'laboratory_work',
  'project',
  'quiz',
  'dictation',
  'essay',
] as const satisfies AssignmentKind[];

type Props = { store: JournalStore; lessonId: number; onClose: () => void };

/** Beside the sheet: what the lesson was about, what is to be done at home, and its works. */
export default function LessonPanel({ store, lessonId, onClose }: Props) {
  const { t } = useTranslation(['journal', 'interface']);
  const language = useLanguage();
  const lesson = useSubscribed(store.subscriptions, 'structure', () => store.lesson(lessonId));
  if (!lesson) return null;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="27rem"
      title={`${formatDay(lesson.heldOn, language)}, ${formatWeekday(lesson.heldOn, language)}`}
      closeButtonProps={{ 'aria-label': t('interface:close') }}
      classNames={{ title: classes['title'] ?? '' }}
    >
      <LessonForm store={store} lesson={lesson} />
      <Works store={store} lesson={lesson} />
    </Drawer>
  );
}

type LessonProps = { store: JournalStore; lesson: Lesson };

function LessonForm({ store, lesson }: LessonProps) {
  const { t } = useTranslation('journal');
  const [topic, setTopic] = useState(lesson.topic ?? '');
  const [homework, setHomework] = useState(lesson.homework ?? '');
  const readOnly = !store.page.writable || lesson.locked;
  const save = useMutation({
    mutationFn: () =>
      putLesson(lesson.id, { topic: topic.trim() || null, homework: homework.trim() || null }),
    onSuccess: (content) =>
      store.changeLesson(lesson.id, { topic: content.topic, homework: content.homework }),
  });
  const changed = topic.trim() !== (lesson.topic ?? '') || homework.trim() !== (lesson.homework ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <TextInput
        size="md"
        label={t('topic')}
        maxLength={500}
        readOnly={readOnly}
        value={topic}
        onChange={(event) => setTopic(event.currentTarget.value)}
      />
      <Textarea
        size="md"
        label={t('homework')}
        maxLength={4000}
        rows={5}
        readOnly={readOnly}
        value={homework}
        onChange={(event) => setHomework(event.currentTarget.value)}
      />
      {save.isError ? (
        <Alert color="red">{t('lessonNotSaved', { reason: sentenceOfError(save.error) })}</Alert>
      ) : null}
      {readOnly ? null : (
        <Button type="submit" loading={save.isPending} disabled={!changed}>
          {t(save.isSuccess && !changed ? 'saved' : 'save')}
        </Button>
      )}
    </form>
  );
}

function Works({ store, lesson }: LessonProps) {
  const { t } = useTranslation(['journal', 'learning']);
  const [kind, setKind] = useState<AssignmentKind>('test_paper');
  const add = useMutation({
    mutationFn: () => putAssignment(lesson.id, { kind }),
    onSuccess: ({ id, kind, weight }) => store.addAssignment(lesson.id, { id, kind, weight }),
  });
  const works = store.columns
    .filter(({ lessonId }) => lessonId === lesson.id)
    .flatMap(({ key }) => store.assignment(key) ?? []);
  const writable = store.page.writable && !lesson.locked;
  if (!writable && works.length === 0) return null;
  return (
    <section className={classes['works']}>
      <h3>{t('works')}</h3>
      <ul>
        {works.map(({ id, kind, weight }) => (
          <li key={id}>
            {t(`learning:kind.${kind}`)} <small>{t('weight', { weight })}</small>
          </li>
        ))}
      </ul>
      {writable ? (
        <div className={classes['add']}>
          <NativeSelect
            size="md"
            aria-label={t('addWork')}
            value={kind}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setKind(kinds.find((known) => known === value) ?? 'answer');
            }}
            data={kinds.map((value) => ({ value, label: t(`learning:kind.${value}`) }))}
          />
          <Button variant="light" loading={add.isPending} onClick={() => add.mutate()}>
            {t('add')}
          </Button>
        </div>
      ) : null}
      {add.isError ? <Alert color="red">{sentenceOfError(add.error)}</Alert> : null}
    </section>
  );
}
