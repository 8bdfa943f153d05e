import type { Config } from '../config/config.ts';
import type { Queryable } from '../database/database.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { sendLetter, type Letter } from './letter.ts';
import { folderOutbox, type Outbox } from './outbox.ts';
import { smtp } from './smtp.ts';

export interface Mailer {
  /** Sends the letter if and only if the transaction commits: later, and again until the mail server has taken it. */
  send(transaction: Queryable, letter: Letter): Promise<void>;
  /** The letters that went into a folder; null where they go to a mail server. */
  readonly outbox: Outbox | null;
}

/** Letters go out as jobs. One whose process died while sending goes out again, with the same Message-ID. */
export function mailer(mail: Config['mail'], jobs: JobRunner): Mailer {
  const way = mail.kind === 'smtp' ? { ...smtp(mail), outbox: null } : inFolder(mail.folder);
  jobs.handle(sendLetter, (letter, { jobId }) => way.deliver(letter, jobId));
  return {
    outbox: way.outbox,
    async send(transaction, letter) {
      await jobs.send(transaction, sendLetter, letter);
    },
  };
}

function inFolder(folder: string) {
  const outbox = folderOutbox(folder);
  return { deliver: outbox.deliver, outbox };
}
