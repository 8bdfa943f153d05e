/** One line on the terminal that is written over; in a log, a line for each tenth. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  #shown = '';

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  show(step: string, share: number): void {
    const percent = this.#stream.isTTY ? Math.floor(share * 100) : Math.floor(share * 10) * 10;
    const line = `${step}: ${percent} %`;
    if (line === this.#shown) return;
    this.#shown = line;
    this.#stream.write(this.#stream.isTTY ? `\r${line.padEnd(30)}` : `${line}\n`);
  }

  /** A sentence that stays. */
  say(sentence: string): void {
    this.#stream.write(this.#stream.isTTY ? `\r${sentence.padEnd(30)}\n` : `${sentence}\n`);
    this.#shown = '';
  }

  end(): void {
    if (this.#stream.isTTY) this.#stream.write('\r'.padEnd(31) + '\r');
  }
}
