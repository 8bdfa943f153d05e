import type { EmulatorParts } from '../emulator-parts.ts';
import type { Account } from './account.ts';
import { notify } from './notify.ts';

/** Somebody's identity has been proved: the account becomes confirmed, its СНИЛС a login, and the person is told. */
export function confirmAccount(parts: EmulatorParts, account: Account, now: Date): void {
  const { postalCode: _spent, ...kept } = account;
  const login = account.snils === null ? account.login : { ...account.login, snils: account.snils };
  const documents = account.documents.map((document) => ({ ...document, verified: true }));
  parts.accounts.save({ ...kept, login, documents, level: 'confirmed', standard: true });
  notify(
    parts.outbox,
    account,
    'Учётная запись подтверждена',
    'Ваша личность подтверждена. Вам доступны все услуги.',
    now,
  );
}
