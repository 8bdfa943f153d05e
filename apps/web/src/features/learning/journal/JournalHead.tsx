import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatDayAndMonth, formatWeekday } from '../../../platform/text/dates.ts';
import '../learning.words.ts';
import classes from './JournalSheet.module.css';
import type { Lesson } from './journal-sheet.ts';
import type { JournalStore } from './journal-store.ts';
import './journal.words.ts';

type Props = { store: JournalStore; onLesson: (lessonId: number) => void };

/** Two rows of headings: the lessons by date, and under each its works. */
export function JournalHead({ store, onLesson }: Props) {
  const { t } = useTranslation(['journal', 'learning']);
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2} className={classes['corner']}>
          {t('student')}
        </th>
        {store.lessons.map((lesson) => (
          <LessonHeading
            key={lesson.id}
            lesson={lesson}
            span={store.columns.filter(({ lessonId }) => lessonId === lesson.id).length}
            today={store.page.today}
            onOpen={() => onLesson(lesson.id)}
          />
        ))}
        <th scope="col" rowSpan={2} className={classes['averageHead']}>
          <abbr title={t('average')}>{t('averageShort')}</abbr>
        </th>
      </tr>
      <tr>
        {store.columns.map(({ key, ordinal }) => {
          const assignment = store.assignment(key);
          const name = assignment ? t(`learning:kind.${assignment.kind}`) : t('newAnswer');
          return (
            <th key={key} scope="col" className={classes['work']} data-first={ordinal === 0}>
              <abbr title={assignment ? `${name}, ${t('weight', { weight: assignment.weight })}` : name}>
                {assignment ? t(`learning:kindShort.${assignment.kind}`) : '·'}
              </abbr>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

type LessonProps = { lesson: Lesson; span: number; today: string; onOpen: () => void };

function LessonHeading({ lesson, span, today, onOpen }: LessonProps) {
  const { t } = useTranslation('journal');
  const language = useLanguage();
  const { heldOn, number, homework, topic, locked } = lesson;
  const more = [
    t('lessonHeading', { date: formatDayAndMonth(heldOn, language), number }),
    topic,
    homework ? t('hasHomework') : null,
    heldOn > today ? t('notHeld') : locked ? t('locked') : null,
  ];
  return (
    <th scope="colgroup" colSpan={span} className={classes['lesson']} data-today={heldOn === today}>
      <button type="button" onClick={onOpen} title={topic ?? undefined}>
        <b data-future={heldOn > today}>{Number(heldOn.slice(8))}</b>
        <small>{formatWeekday(heldOn, language, 'short')}</small>
        <span className={classes['hidden']}>{more.filter(Boolean).join(', ')}</span>
        {homework ? <i aria-hidden /> : null}
      </button>
    </th>
  );
}
