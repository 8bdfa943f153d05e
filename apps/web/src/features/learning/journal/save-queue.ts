export type SaveState = { phase: 'saving' } | { phase: 'saved' } | { phase: 'failed'; error: unknown };
type Write = () => Promise<void>;

/**
 * Writes each slot one after the other: while a write is on its way only the latest wish waits behind it, so that a
 * slow network can never put an older mark over a newer one. A failed write is kept until it is tried again.
 */
export class SaveQueue {
  readonly #onState: (slot: string, state: SaveState) => void;
  readonly #running = new Set<string>();
  readonly #waiting = new Map<string, Write>();
  readonly #failed = new Map<string, Write>();

  constructor(onState: (slot: string, state: SaveState) => void) {
    this.#onState = onState;
  }

  save(slot: string, write: Write): void {
    this.#failed.delete(slot);
    this.#waiting.set(slot, write);
    this.#onState(slot, { phase: 'saving' });
    if (!this.#running.has(slot)) void this.#run(slot);
  }

  /** Tries everything again that failed. */
  retry(): void {
    const failed = [...this.#failed];
    for (const [slot, write] of failed) this.save(slot, write);
  }

  get failedSlots(): readonly string[] {
    return [...this.#failed.keys()];
  }

  get isSaving(): boolean {
    return this.#running.size > 0;
  }

  async #run(slot: string): Promise<void> {
    this.#running.add(slot);
    let state: SaveState = { phase: 'saved' };
    for (let write = this.#take(slot); write; write = this.#take(slot)) {
      try {
        await write();
        state = { phase: 'saved' };
      } catch (error) {
        state = { phase: 'failed', error };
        this.#failed.set(slot, write);
        continue;
      }
      this.#failed.delete(slot);
    }
    this.#running.delete(slot);
    this.#onState(slot, state);
  }

  #take(slot: string): Write | undefined {
    const write = this.#waiting.get(slot);
    this.#waiting.delete(slot);
    return write;
  }
}
