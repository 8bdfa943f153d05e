import { isMinor } from '../accounts/account.ts';
import type { Account } from '../accounts/account.ts';
import { notify } from '../accounts/notify.ts';
import type { EmulatorParts } from '../emulator-parts.ts';
import type { Check } from '../protocol/checks.ts';
import { runChecks } from '../protocol/refusal-journal.ts';
import { Refusal } from '../protocol/refusal.ts';
import type { SystemRequest } from './pending.ts';

/** A person who has signed in and wants on into a system. */
interface Admission {
  parts: EmulatorParts;
  account: Account;
  target: SystemRequest;
  now: Date;
  /** For the journal of refusals. */
  parameters: ReadonlyMap<string, string>;
}

/** Whether this person may enter this system; a refusal goes to the system, and its reason to /explain. */
const admission: readonly Check<Admission>[] = [
  checkConfirmedAccount,
  checkPersonFilter,
  checkSecondFactor,
  checkParentConsent,
];

export function findRefusal(
  parts: EmulatorParts,
  account: Account,
  target: SystemRequest,
  now: Date,
): Promise<Refusal | null> {
  const parameters = new Map([['client_id', target.system.clientId]]);
  return runChecks(admission, { parts, account, target, now, parameters }, parts.journal, 'вход человека');
}

function checkConfirmedAccount({ account, target }: Admission): void {
  if (!target.personFilters.includes('conf_acc') || account.level === 'confirmed') return;
  throw new Refusal('ESIA-007055', {
    on: 'person_filter=conf_acc',
    expected: 'подтверждённая учётная запись',
    got: account.level === 'child' ? 'детская' : 'не подтверждена',
  });
}

function checkPersonFilter({ account, target }: Admission): void {
  const isChild = account.level === 'child';
  const wrong = target.personFilters.includes('acc_kid')
    ? !isChild
    : target.personFilters.includes('acc_not_kid') && isChild;
  if (!wrong) return;
  throw new Refusal('ESIA-007062', {
    on: `person_filter=${target.personFilters.join(' ')}`,
    expected: isChild ? 'не детская учётная запись' : 'детская учётная запись',
    got: isChild ? 'детская' : 'не детская',
  });
}

function checkSecondFactor({ account, target }: Admission): void {
  if (target.system.secondFactor !== true || account.secondFactor) return;
  throw new Refusal('ESIA-007046', {
    on: 'вход с подтверждением',
    expected: 'у человека включён вход с подтверждением: система его требует',
    got: 'выключен',
  });
}

/** The first sign-in of a minor fails and asks the parents; once one of them has allowed it, the next passes. */
function checkParentConsent({ parts, account, target, now }: Admission): void {
  const { system } = target;
  if (system.parentConsent !== true || !isMinor(account, now)) return;
  if (parts.consents.allowsSignIn(account, system.clientId, now)) return;
  const parents = parts.accounts.listParents(account.oid);
  if (parents.length > 0 && parts.consents.requestSignIn(account, system.clientId, now)) {
    for (const parent of parents) {
      notify(
        parts.outbox,
        parent,
        'Запрос согласия',
        `Ваш ребёнок входит в систему «${system.name}». Разрешите вход в разделе «Согласия и доверенности».`,
        now,
      );
    }
  }
  throw new Refusal('ESIA-007019', {
    on: `согласие родителя для ${system.clientId}`,
    expected: 'действующее согласие родителя: человеку нет 18 лет',
    got:
      parents.length > 0
        ? 'согласия нет, запрос отправлен в кабинет родителя'
        : 'согласия нет, и в эмуляторе у человека нет родителя в разделе «Семья и дети»',
  });
}
