import type { AttendanceValue, JournalPage, MarkValue } from '@gorodok/contract';
import { weightedAverage } from './average.ts';
import { deleteMark, putAssignment, putAttendance, putMark } from './journal.api.ts';
import {
  columnKey,
  columnsOf,
  isInClass,
  isWritable,
  reversed,
  slotKey,
  type Change,
  type Column,
  type Lesson,
  type SheetAssignment,
  type SheetMark,
  type Slot,
} from './journal-sheet.ts';
import { SaveQueue, type SaveState } from './save-queue.ts';
import { Subscriptions } from './subscriptions.ts';
import { UndoStack } from './undo-stack.ts';

export type Place = { row: number; column: number };
export type CellView = {
  mark: SheetMark | null;
  attendance: AttendanceValue | null;
  save: SaveState | null;
  active: boolean;
};
export type Status = { phase: 'idle' | 'saving' | 'saved' | 'failed'; failed: number; canUndo: boolean };

/**
 * The sheet that a teacher writes on. It lives outside of React, so that one keystroke draws one cell and one average
 * and not a thousand cells; every cell subscribes to itself.
 */
export class JournalStore {
  readonly page: JournalPage;
  readonly subscriptions = new Subscriptions();
  lessons: readonly Lesson[];
  columns: readonly Column[];
  readonly #marks = new Map<string, SheetMark>();
  readonly #attendance = new Map<string, AttendanceValue>();
  readonly #assignments = new Map<string, SheetAssignment>();
  readonly #creating = new Map<string, Promise<number>>();
  readonly #saves = new Map<string, SaveState>();
  readonly #steps = new UndoStack<Change[]>();
  readonly #queue = new SaveQueue((slot, state) => this.#saved(slot, state));
  #active: Place;

  constructor(page: JournalPage) {
    this.page = page;
    this.lessons = page.lessons;
    this.columns = columnsOf(page.lessons);
    const columnOf = new Map<number, string>();
    for (const lesson of page.lessons)
      for (const [ordinal, assignment] of lesson.assignments.entries()) {
        const key = columnKey(lesson.id, ordinal);
        this.#assignments.set(key, assignment);
        columnOf.set(assignment.id, key);
      }
    for (const { assignmentId, enrolmentId, value, comment } of page.marks) {
      const key = columnOf.get(assignmentId);
      if (key) this.#marks.set(slotKey({ type: 'mark', columnKey: key, enrolmentId }), { value, comment });
    }
    for (const { lessonId, enrolmentId, value } of page.attendance)
      this.#attendance.set(slotKey({ type: 'attendance', lessonId, enrolmentId }), value);
    this.#active = { row: 0, column: this.columnToOpen() };
  }

  /** The latest lesson that has been held: where a teacher goes on writing. */
  columnToOpen(): number {
    const held = new Set(this.lessons.filter(({ heldOn }) => heldOn <= this.page.today).map(({ id }) => id));
    return Math.max(
      0,
      this.columns.findLastIndex(({ lessonId }) => held.has(lessonId)),
    );
  }

  lesson(lessonId: number): Lesson | undefined {
    return this.lessons.find(({ id }) => id === lessonId);
  }

  assignment(key: string): SheetAssignment | undefined {
    return this.#assignments.get(key);
  }

  canWrite(place: Place): boolean {
    const column = this.columns[place.column];
    const lesson = column && this.lesson(column.lessonId);
    const student = this.page.students[place.row];
    return lesson !== undefined && isWritable(this.page, lesson) && (!student || isInClass(student, lesson));
  }

  /** What a cell shows; attendance belongs to the lesson and stands in its first column. */
  view(place: Place): CellView {
    const slots = this.#slots(place);
    const { row, column } = this.#active;
    return {
      mark: (slots && this.#marks.get(slotKey(slots.mark))) ?? null,
      attendance: (slots?.attendance && this.#attendance.get(slotKey(slots.attendance))) ?? null,
      save: slots ? this.#saveOf(slots) : null,
      active: row === place.row && column === place.column,
    };
  }

  average(row: number): number | null {
    const enrolmentId = this.page.students[row]?.enrolmentId ?? 0;
    return weightedAverage(
      this.columns.flatMap(({ key }) => {
        const mark = this.#marks.get(slotKey({ type: 'mark', columnKey: key, enrolmentId }));
        return mark ? [{ value: mark.value, weight: this.#assignments.get(key)?.weight ?? 1 }] : [];
      }),
    );
  }

  status(): Status {
    const failed = this.#queue.failedSlots.length;
    const phase = this.#queue.isSaving
      ? 'saving'
      : failed > 0
        ? 'failed'
        : this.#saves.size > 0
          ? 'saved'
          : 'idle';
    return { phase, failed, canUndo: this.#steps.canUndo };
  }

  get active(): Place {
    return this.#active;
  }

  /** Makes a cell the active one, kept within the sheet. */
  activate(place: Place): void {
    const before = this.#active;
    this.#active = {
      row: Math.min(Math.max(place.row, 0), this.page.students.length - 1),
      column: Math.min(Math.max(place.column, 0), this.columns.length - 1),
    };
    this.subscriptions.notify(cellKey(before), cellKey(this.#active));
  }

  setMark(place: Place, value: MarkValue | null, comment?: string | null): void {
    const slots = this.#slots(place);
    if (slots) this.enter([this.#markChange(slots.mark, value, comment)]);
  }

  setAttendance(place: Place, value: AttendanceValue | null): void {
    const slot = this.#attendanceSlot(place);
    if (slot) this.enter([this.#attendanceChange(slot, value)]);
  }

  /** Clears all that the cell shows. */
  clear(place: Place): void {
    this.enter(this.clearing(place));
  }

  clearing(place: Place): Change[] {
    const slots = this.#slots(place);
    if (!slots) return [];
    return [
      this.#markChange(slots.mark, null),
      ...(slots.attendance ? [this.#attendanceChange(slots.attendance, null)] : []),
    ];
  }

  /** A pasted column, as one step: entries from the place downwards. */
  paste(from: Place, entries: readonly ({ type: string; value?: string } | null)[]): void {
    const changes = entries.flatMap((entry, offset): Change[] => {
      const place = { row: from.row + offset, column: from.column };
      const slots = this.#slots(place);
      const attendance = this.#attendanceSlot(place);
      if (!slots || !attendance || !entry) return [];
      if (entry.type === 'clear') return this.clearing(place);
      return entry.type === 'mark'
        ? [this.#markChange(slots.mark, entry.value as MarkValue)]
        : [this.#attendanceChange(attendance, entry.value as AttendanceValue)];
    });
    if (this.canWrite(from)) this.enter(changes);
  }

  /** Shows the changes at once, remembers them for undo, and saves them. */
  enter(changes: readonly Change[]): void {
    const real = changes.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
    if (real.length === 0) return;
    this.#steps.push(real);
    for (const change of real) this.#apply(change);
  }

  /** Takes the last step back and goes where it was. */
  undo(): void {
    this.#replay(this.#steps.undo()?.map(reversed));
  }

  redo(): void {
    this.#replay(this.#steps.redo());
  }

  retry(): void {
    this.#queue.retry();
  }

  /** A further work of a lesson, as the server made it. */
  addAssignment(lessonId: number, assignment: SheetAssignment): void {
    const ordinals = this.columns.filter((column) => column.lessonId === lessonId).length;
    const known = Array.from({ length: ordinals }, (_, ordinal) => columnKey(lessonId, ordinal));
    if (known.some((key) => this.#assignments.get(key)?.id === assignment.id)) return;
    const free = known.find((key) => !this.#assignments.has(key) && !this.#creating.has(key));
    this.#assignments.set(free ?? columnKey(lessonId, ordinals), assignment);
    if (!free) {
      const last = this.columns.findLastIndex((column) => column.lessonId === lessonId);
      const added = { key: columnKey(lessonId, ordinals), lessonId, ordinal: ordinals };
      this.columns = this.columns.toSpliced(last + 1, 0, added);
    }
    this.subscriptions.notify('structure');
  }

  changeLesson(lessonId: number, content: Pick<Lesson, 'topic' | 'homework'>): void {
    this.lessons = this.lessons.map((lesson) =>
      lesson.id === lessonId ? { ...lesson, ...content } : lesson,
    );
    this.subscriptions.notify('structure');
  }

  #slots(place: Place) {
    const column = this.columns[place.column];
    const enrolmentId = this.page.students[place.row]?.enrolmentId;
    if (!column || enrolmentId === undefined) return null;
    const { lessonId } = column;
    return {
      mark: { type: 'mark', columnKey: column.key, enrolmentId } as const,
      attendance: column.ordinal === 0 ? ({ type: 'attendance', lessonId, enrolmentId } as const) : null,
    };
  }

  /** The attendance of the lesson, from whichever of its columns one types. */
  #attendanceSlot(place: Place) {
    const lessonId = this.columns[place.column]?.lessonId;
    const enrolmentId = this.page.students[place.row]?.enrolmentId;
    if (lessonId === undefined || enrolmentId === undefined) return null;
    return { type: 'attendance', lessonId, enrolmentId } as const;
  }

  #markChange(
    slot: Extract<Slot, { type: 'mark' }>,
    value: MarkValue | null,
    comment?: string | null,
  ): Change {
    const before = this.#marks.get(slotKey(slot)) ?? null;
    const kept = comment === undefined ? (before?.comment ?? null) : comment;
    return { slot, before, after: value === null ? null : { value, comment: kept } };
  }

  #attendanceChange(slot: Extract<Slot, { type: 'attendance' }>, value: AttendanceValue | null): Change {
    return { slot, before: this.#attendance.get(slotKey(slot)) ?? null, after: value };
  }

  #replay(changes: readonly Change[] | undefined): void {
    if (!changes?.[0]) return;
    for (const change of changes) this.#apply(change);
    this.activate(this.#placeOf(changes[0].slot));
  }

  #apply({ slot, after }: Change): void {
    const key = slotKey(slot);
    if (slot.type === 'mark') put(this.#marks, key, after as SheetMark | null);
    else put(this.#attendance, key, after as AttendanceValue | null);
    this.#queue.save(key, () => this.#write(slot, after));
  }

  async #write(slot: Slot, after: Change['after']): Promise<void> {
    if (slot.type === 'attendance')
      return putAttendance(slot.lessonId, slot.enrolmentId, { value: after as AttendanceValue | null });
    const mark = after as SheetMark | null;
    const known = this.#assignments.get(slot.columnKey)?.id;
    if (mark) return putMark(known ?? (await this.#create(slot.columnKey)), slot.enrolmentId, mark);
    if (known !== undefined) return deleteMark(known, slot.enrolmentId);
  }

  /** The first mark of a lesson makes its «Ответ на уроке»; thirty marks typed in a row make it once. */
  #create(key: string): Promise<number> {
    const creating =
      this.#creating.get(key) ??
      (async () => {
        try {
          const { id, kind, weight } = await putAssignment(Number(key.split('.')[0]), { kind: 'answer' });
          this.#assignments.set(key, { id, kind, weight });
          this.subscriptions.notify('structure');
          return id;
        } finally {
          this.#creating.delete(key);
        }
      })();
    this.#creating.set(key, creating);
    return creating;
  }

  #saved(key: string, state: SaveState): void {
    this.#saves.set(key, state);
    const [type, owner = '', enrolment] = key.split(':');
    const row = this.page.students.findIndex(({ enrolmentId }) => enrolmentId === Number(enrolment));
    const column = this.columns.findIndex((known) =>
      type === 'mark' ? known.key === owner : known.lessonId === Number(owner),
    );
    this.subscriptions.notify(cellKey({ row, column }), `average:${row}`, 'status');
  }

  #saveOf(slots: { mark: Slot; attendance: Slot | null }): SaveState | null {
    const states = [slots.mark, slots.attendance].flatMap(
      (slot) => (slot && this.#saves.get(slotKey(slot))) ?? [],
    );
    return (
      states.find(({ phase }) => phase === 'failed') ??
      states.find(({ phase }) => phase === 'saving') ??
      states[0] ??
      null
    );
  }

  #placeOf(slot: Slot): Place {
    return {
      row: this.page.students.findIndex(({ enrolmentId }) => enrolmentId === slot.enrolmentId),
      column: this.columns.findIndex((column) =>
        slot.type === 'mark' ? column.key === slot.columnKey : column.lessonId === slot.lessonId,
      ),
    };
  }
}

export const cellKey = ({ row, column }: Place): string => `cell:${row}:${column}`;

function put<Value>(map: Map<string, Value>, key: string, value: Value | null): void {
  if (value === null) map.delete(key);
  else map.set(key, value);
}
