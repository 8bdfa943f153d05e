import { randomUUID } from 'node:crypto';
import type { Outbox } from '../outbox/outbox.ts';
import type { AccountBook } from '../storage/account-book.ts';
import type { StateStore } from '../storage/state.ts';
import type { Account } from './account.ts';
import { notify } from './notify.ts';

/**
 * Data on their way through the registries: of a person with the Pension Fund and the migration service, or of a child whose account a
 * parent opens. Delay and outcome are those that were set when it began.
 */
export interface RegistryCheck {
  id: string;
  /** Who asked and is told: the person, or the parent. */
  oid: number;
  /** The account that a passed check opens; null for a check of the person's own data. */
  child: Account | null;
  dueAt: string;
  outcome: 'passed' | 'failed';
}

export interface RegistryChecks {
  begin(oid: number, child: Account | null, now: Date): void;
  /** Whether the person's own data are being checked. */
  isUnderWay(oid: number): boolean;
  /** Children of this parent whose data are being checked. */
  listChildren(parent: number): Account[];
  /** Ends every check whose time has come. */
  settle(now: Date): void;
}

export function registryChecks(state: StateStore, accounts: AccountBook, outbox: Outbox): RegistryChecks {
  const save = (account: Account) => accounts.save(account);

  /** Somebody else may have taken the СНИЛС or the login while the data were on their way. */
  const isKnown = ({ snils, login: { phone, email } }: Account): boolean =>
    (snils !== null && accounts.findBySnils(snils) !== undefined) ||
    accounts.listByLogin(phone ?? email ?? '').length > 0;

  const settleOwn = (person: Account, { outcome, dueAt }: RegistryCheck) => {
    const passed = outcome === 'passed';
    const documents = person.documents.map((document) => ({ ...document, verified: passed }));
    save({ ...person, documents, standard: passed, checkFailed: !passed });
    notify(
      outbox,
      person,
      'Проверка личных данных завершена',
      passed
        ? 'Ваши личные данные проверены. Учётная запись стала стандартной. Чтобы пользоваться всеми услугами, подтвердите личность.'
        : 'Ваши личные данные не прошли проверку. Сверьте их с паспортом и СНИЛС и отправьте ещё раз.',
      new Date(dueAt),
    );
  };

  const settleChild = (parent: Account, child: Account, { outcome, dueAt }: RegistryCheck) => {
    const passed = outcome === 'passed' && !isKnown(child);
    if (passed) {
      // Another check, or a registration, may have taken the number meanwhile.
      const oid = accounts.find(child.oid) ? accounts.nextOid() : child.oid;
      save({ ...child, oid });
      save({ ...parent, kids: [...parent.kids, oid] });
    }
    notify(
      outbox,
      parent,
      'Учётная запись ребёнка',
      passed
        ? 'Данные ребёнка проверены, его учётная запись создана. Она в разделе «Семья и дети».'
        : 'Данные ребёнка не прошли проверку. Сверьте их со свидетельством о рождении и СНИЛС и отправьте ещё раз.',
      new Date(dueAt),
    );
  };

  return {
    begin(oid, child, now) {
      const { delaySeconds, outcome } = state.current.settings.registry;
      const dueAt = new Date(now.getTime() + delaySeconds * 1000).toISOString();
      state.change(({ checks }) => {
        checks.push({ id: randomUUID(), oid, child, dueAt, outcome });
      });
      this.settle(now);
    },
    isUnderWay: (oid) => state.current.checks.some((check) => check.oid === oid && check.child === null),
    listChildren: (parent) =>
      state.current.checks.flatMap(({ oid, child }) => (oid === parent && child ? [child] : [])),
    settle(now) {
      for (const check of state.current.checks.filter(({ dueAt }) => new Date(dueAt) <= now)) {
        state.change((stored) => {
          stored.checks = stored.checks.filter(({ id }) => id !== check.id);
        });
        const account = accounts.find(check.oid);
        if (!account) continue;
        if (check.child) settleChild(account, check.child, check);
        else settleOwn(account, check);
      }
    },
  };
}
