/** What was done and can be undone, the latest last; at most `limit` steps are remembered. */
export class UndoStack<Step> {
  readonly #limit: number;
  #done: Step[] = [];
  #undone: Step[] = [];

  constructor(limit = 200) {
    this.#limit = limit;
  }

  /** A new step; what was undone before it can no longer be redone. */
  push(step: Step): void {
    this.#done = [...this.#done, step].slice(-this.#limit);
    this.#undone = [];
  }

  /** The step to be taken back now, if there is one. */
  undo(): Step | undefined {
    const step = this.#done.pop();
    if (step !== undefined) this.#undone.push(step);
    return step;
  }

  /** The step to be done again now, if there is one. */
  redo(): Step | undefined {
    const step = this.#undone.pop();
    if (step !== undefined) this.#done.push(step);
    return step;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }
}
