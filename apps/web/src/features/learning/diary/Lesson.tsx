import type { DiaryLesson } from '@gorodok/contract';
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../learning.words.ts';
import classes from './DayCard.module.css';
import './diary.words.ts';
import { useHomeworkDone } from './homework-done.ts';

/** A lesson as a family reads it: when and what, the marks, then what is to be done at home. */
export function Lesson({ lesson, now }: { lesson: DiaryLesson; now: boolean }) {
  const { t } = useTranslation(['diary', 'learning']);
  const { startsAt, endsAt, subject, teacher, room, topic, homework, attendance, marks } = lesson;
  const place = [room && roomName(room, t), teacher].filter(Boolean).join(' · ');
  return (
    <li className={classes['lesson']} data-now={now}>
      <div className={classes['time']}>
        <time>{startsAt}</time>
        <time>{endsAt}</time>
      </div>
      <div className={classes['what']}>
        <h4>
          {subject}
          {now ? <span className={classes['now']}>{t('now')}</span> : null}
        </h4>
        {place ? <p className={classes['place']}>{place}</p> : null}
      </div>
      <div className={classes['marks']}>
        {marks.map(({ value, assignmentKind }, index) => (
          <b
            key={index}
            role="img"
            aria-label={t('markOf', {
              value: t(`learning:mark.${value}`),
              kind: t(`learning:kind.${assignmentKind}`),
            })}
          >
            {t(`learning:markShort.${value}`)}
          </b>
        ))}
      </div>
      <div className={classes['more']}>
        {attendance ? (
          <p className={classes['attendance']}>{t(`learning:attendance.${attendance}`)}</p>
        ) : null}
        {marks.map(({ value, assignmentKind, comment }, index) => (
          <p key={index} className={classes['comment']}>
            {t(`learning:markShort.${value}`)} – {t(`learning:kind.${assignmentKind}`).toLowerCase()}
            {comment ? <q>{comment}</q> : null}
          </p>
        ))}
        {topic ? <p className={classes['topic']}>{topic}</p> : null}
        {homework ? <Homework lesson={lesson} homework={homework} /> : null}
      </div>
    </li>
  );
}

function Homework({ lesson, homework }: { lesson: DiaryLesson; homework: string }) {
  const { t } = useTranslation('diary');
  const [done, setDone] = useHomeworkDone(lesson.lessonId);
  return (
    <Checkbox
      className={classes['homework'] ?? ''}
      data-done={done}
      checked={done}
      onChange={(event) => setDone(event.currentTarget.checked)}
      label={homework}
      aria-label={`${t('homework')}: ${homework}. ${t('homeworkDone', { subject: lesson.subject })}`}
    />
  );
}

/** A number is a classroom; «Спортивный зал» speaks for itself. */
const roomName = (room: string, t: (key: 'room', values: { room: string }) => string): string =>
  /^\d/.test(room) ? t('room', { room }) : room;
