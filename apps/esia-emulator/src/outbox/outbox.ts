import { randomUUID } from 'node:crypto';
import type { StateStore } from '../storage/state.ts';

/** What real ЕСИА would send: here it goes nowhere and stands on a page. */
export interface Message {
  id: string;
  sentAt: string;
  kind: 'sms' | 'email' | 'letter';
  /** The phone, e-mail or postal address. */
  to: string;
  subject: string;
  text: string;
  /** The code inside, for tests and for copying. */
  code?: string;
  /** A link inside an e-mail. */
  link?: string;
}

export interface Outbox {
  send(message: Omit<Message, 'id' | 'sentAt'>, now: Date): void;
  /** Newest first. */
  list(): Message[];
  clear(): void;
}

const kept = 300;

export function outbox(state: StateStore): Outbox {
  return {
    send(message, now) {
      state.change((stored) => {
        const sent = { id: randomUUID(), sentAt: now.toISOString(), ...message };
        stored.messages = [...stored.messages, sent].slice(-kept);
      });
    },
    list: () => state.current.messages.toReversed(),
    clear() {
      state.change((stored) => {
        stored.messages = [];
      });
    },
  };
}
