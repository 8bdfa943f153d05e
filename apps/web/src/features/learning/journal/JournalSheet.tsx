import { lazy, Suspense, useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { JournalHead } from './JournalHead.tsx';
import { JournalRow } from './JournalRow.tsx';
import classes from './JournalSheet.module.css';
import { actionOf, parsePasted, type KeyAction } from './journal-keyboard.ts';
import type { JournalStore, Place } from './journal-store.ts';
import './journal.words.ts';
import { useSubscribed } from './subscriptions.ts';

const CellPanel = lazy(() => import('./CellPanel.tsx'));
const LessonPanel = lazy(() => import('./LessonPanel.tsx'));

/** Students by lessons, worked like a spreadsheet. Events are caught here once; cells only draw. */
export function JournalSheet({ store }: { store: JournalStore }) {
  const { t } = useTranslation('journal');
  const language = useLanguage();
  const sheet = useRef<HTMLDivElement>(null);
  const [cellOpened, setCellOpened] = useState(false);
  const [lessonOpened, setLessonOpened] = useState<number | null>(null);
  useSubscribed(store.subscriptions, 'structure', () => store.columns);

  const focus = (place: Place) => {
    store.activate(place);
    const { row, column } = store.active;
    const cell = sheet.current?.querySelector<HTMLElement>(`[data-place="${row}:${column}"]`);
    cell?.focus({ preventScroll: false });
  };
  useEffect(() => {
    // The sheet opens at the latest lesson: on a phone the first week is not what one came for.
    const { row, column } = store.active;
    const cell = sheet.current?.querySelector(`[data-place="${row}:${column}"]`);
    const area = sheet.current;
    if (!cell || !area) return;
    area.scrollLeft += cell.getBoundingClientRect().right - area.getBoundingClientRect().right + 96;
  }, [store]);

  const act = (action: KeyAction, place: Place) => {
    if (action.type === 'move')
      return focus({ row: place.row + action.rows, column: place.column + action.columns });
    if (action.type === 'edge') return focus(edgeOf(store, place, action.edge));
    if (action.type === 'undo' || action.type === 'redo') {
      store[action.type]();
      return focus(store.active);
    }
    if (action.type === 'open') return setCellOpened(true);
    if (!store.canWrite(place)) return;
    if (action.type === 'mark') store.setMark(place, action.value);
    else if (action.type === 'attendance') store.setAttendance(place, action.value);
    else store.clear(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOf(event.target);
    const action = place && actionOf(event.nativeEvent, language);
    if (!place || !action) return;
    event.preventDefault();
    act(action, place);
  };
  const onPaste = (event: ClipboardEvent) => {
    const place = placeOf(event.target);
    if (!place) return;
    event.preventDefault();
    store.paste(place, parsePasted(event.clipboardData.getData('text/plain')));
  };
  const onCopy = (event: ClipboardEvent) => {
    const place = placeOf(event.target);
    if (!place) return;
    event.preventDefault();
    const column = store.page.students.map((_, row) => {
      const mark = store.view({ row, column: place.column }).mark?.value ?? '';
      return mark.length === 1 ? mark : '';
    });
    event.clipboardData.setData('text/plain', column.join('\n'));
  };
  return (
    <>
      <div className={classes['area']} ref={sheet}>
        <table
          role="grid"
          className={classes['sheet']}
          aria-label={`${store.page.subjectGroup.classGroupName} ${store.page.subjectGroup.subject}`}
          aria-readonly={!store.page.writable}
        >
          <JournalHead store={store} onLesson={setLessonOpened} />
          <tbody
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onCopy={onCopy}
            onFocus={(event) => {
              const place = placeOf(event.target);
              if (place) store.activate(place);
            }}
            onDoubleClick={(event) => placeOf(event.target) && setCellOpened(true)}
            onClick={(event) => {
              // A finger has no keys: a tap opens the sheet with the large buttons.
              const touched = (event.nativeEvent as PointerEvent).pointerType === 'touch';
              const place = placeOf(event.target);
              if (place) focus(place);
              if (place && touched) setCellOpened(true);
            }}
          >
            {store.page.students.map(({ enrolmentId, displayName }, row) => (
              <JournalRow
                key={enrolmentId}
                store={store}
                columns={store.columns}
                row={row}
                name={displayName}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Suspense fallback={null}>
        {cellOpened ? (
          <CellPanel
            store={store}
            onClose={() => {
              setCellOpened(false);
              // After the panel has given the focus back, the sheet goes on where the panel stood.
              setTimeout(() => focus(store.active), 250);
            }}
          />
        ) : null}
        {lessonOpened === null ? null : (
          <LessonPanel
            key={lessonOpened}
            store={store}
            lessonId={lessonOpened}
            onClose={() => setLessonOpened(null)}
          />
        )}
      </Suspense>
      <span className={classes['hidden']} aria-live="polite">
        {store.page.writable ? null : t('readOnly')}
      </span>
    </>
  );
}

/** The place that a cell carries in the document. */
function placeOf(target: EventTarget): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  const [row, column] = (cell?.dataset['place'] ?? '').split(':').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}

function edgeOf(
  store: JournalStore,
  place: Place,
  edge: Extract<KeyAction, { type: 'edge' }>['edge'],
): Place {
  const last = { row: store.page.students.length - 1, column: store.columns.length - 1 };
  if (edge === 'first') return { row: 0, column: 0 };
  if (edge === 'last') return last;
  return { row: place.row, column: edge === 'row-start' ? 0 : last.column };
}
