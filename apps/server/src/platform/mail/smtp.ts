import { createTransport } from 'nodemailer';
import type { Letter } from './letter.ts';

/** The way through a mail server. A letter that is sent again has the same Message-ID, by which mailboxes tell doubles. */
export function smtp(server: { url: string; from: string }) {
  const transport = createTransport({
    url: server.url,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  });
  return {
    async deliver(letter: Letter, id: string): Promise<void> {
      await transport.sendMail(message(server.from, letter, id));
    },
  };
}

/** The address as an object, so that a comma or a line break in it can't name further readers. */
export const message = (from: string, { to, subject, text }: Letter, id: string) => ({
  from,
  to: { name: '', address: to },
  subject,
  text,
  messageId: `<${id}@gorodok>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
});
