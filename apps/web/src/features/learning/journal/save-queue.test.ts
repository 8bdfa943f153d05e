import { expect, test } from 'vitest';
import { SaveQueue, type SaveState } from './save-queue.ts';
import { UndoStack } from './undo-stack.ts';

function aQueue() {
  const states: Record<string, SaveState['phase'][]> = {};
  const queue = new SaveQueue((slot, { phase }) => (states[slot] ??= []).push(phase));
  return { queue, states };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a teacher who corrects a mark while it is being saved ends up with the last one', async () => {
  const { queue, states } = aQueue();
  const written: string[] = [];
  const slowly = (mark: string) => async () => {
    await Promise.resolve();
    written.push(mark);
  };
  queue.save('cell', slowly('3'));
  queue.save('cell', slowly('4'));
  queue.save('cell', slowly('5'));
  await settled();
  expect(written).toEqual(['3', '5']);
  expect(states['cell']?.at(-1)).toBe('saved');
});

test('a mark that could not be saved stays marked until it is tried again', async () => {
  const { queue, states } = aQueue();
  let offline = true;
  queue.save('cell', async () => {
    if (offline) throw new Error('offline');
  });
  await settled();
  expect([states['cell'], queue.failedSlots]).toEqual([['saving', 'failed'], ['cell']]);
  offline = false;
  queue.retry();
  await settled();
  expect([states['cell']?.at(-1), queue.failedSlots]).toEqual(['saved', []]);
});

test('a failed cell does not hold up its neighbours', async () => {
  const { queue, states } = aQueue();
  queue.save('one', () => Promise.reject(new Error('refused')));
  queue.save('two', () => Promise.resolve());
  await settled();
  expect([states['one']?.at(-1), states['two']?.at(-1)]).toEqual(['failed', 'saved']);
});

test('steps are undone from the latest, redone in turn, and a new entry ends the redoing', () => {
  const steps = new UndoStack<string>(2);
  steps.push('first');
  steps.push('second');
  steps.push('third');
  expect([steps.undo(), steps.undo(), steps.undo()]).toEqual(['third', 'second', undefined]);
  expect(steps.redo()).toBe('second');
  steps.push('fourth');
  expect([steps.redo(), steps.undo(), steps.canUndo]).toEqual([undefined, 'fourth', true]);
});
