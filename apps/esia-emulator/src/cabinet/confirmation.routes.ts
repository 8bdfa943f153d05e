import type { FastifyInstance } from 'fastify';
import { levelOf } from '../accounts/account.ts';
import type { Account } from '../accounts/account.ts';
import { confirmAccount } from '../accounts/confirm.ts';
import { isKeyOf } from '../accounts/signature-key.ts';
import type { EmulatorParts } from '../emulator-parts.ts';
import { emptyForm } from '../pages/form.ts';
import { cabinetRoutes } from './cabinet.ts';
import { centresPage, postPage, signaturePage, waysPage } from './confirmation.pages.ts';
import { nextLetterOn, sendLetter, tryPostalCode } from './postal-code.ts';

const post = '/profile/confirmation/post';

/** The three ways from a standard account to a confirmed one. */
export function confirmationRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  const cabinet = cabinetRoutes(app, parts);
  const ways = '/profile/confirmation';
  const isStandard = (account: Account) => levelOf(account) === 'standard';

  cabinet.get(ways, ({ account }) => waysPage(parts, account));

  cabinet.get(`${ways}/centres`, ({ account, values }) =>
    centresPage(parts, account, values.get('address') ?? ''),
  );

  cabinet.get(post, ({ account, now }) =>
    isStandard(account) ? postPage(parts, account, now, emptyForm) : ways,
  );

  cabinet.post(post, ({ account, values, now }) => {
    if (!isStandard(account)) return ways;
    const refuse = (name: string, problem: string) => ({
      problemPage: postPage(parts, parts.accounts.find(account.oid) ?? account, now, {
        values,
        problems: new Map([[name, problem]]),
      }),
    });
    if (values.get('action') === 'send') {
      if (nextLetterOn(account, now))
        return refuse('form', 'Письмо уже отправлено. Новое можно заказать через 30 дней.');
      const address = values.get('address') ?? '';
      if (!/^\d{6}\D/.test(address) || address.length < 15)
        return refuse(
          'address',
          'Введите адрес полностью, с индексом в начале: 454080, Челябинск, пр. Ленина, 1.',
        );
      sendLetter(parts, account, address, now);
      return post;
    }
    const outcome = tryPostalCode(account, values.get('code') ?? '');
    if (outcome === 'spent') return refuse('code', 'Код больше не действует: закажите новое письмо.');
    if (outcome === 'wrong') {
      const { postalCode } = account;
      if (postalCode)
        parts.accounts.save({
          ...account,
          postalCode: { ...postalCode, failedAttempts: postalCode.failedAttempts + 1 },
        });
      return refuse('code', 'Код не подошёл. Проверьте его по письму.');
    }
    confirmAccount(parts, account, now);
    return '/profile';
  });

  cabinet.get(`${ways}/signature`, ({ account }) =>
    isStandard(account) ? signaturePage(parts, account, emptyForm) : ways,
  );

  cabinet.post(`${ways}/signature`, ({ account, values, now }) => {
    if (!isStandard(account)) return ways;
    if (!isKeyOf(account, values.get('key') ?? '')) {
      const problems = new Map([
        ['key', 'Подпись не прошла проверку: ключ выдан другому человеку или не выдан.'],
      ]);
      return { problemPage: signaturePage(parts, account, { values, problems }) };
    }
    confirmAccount(parts, account, now);
    return '/profile';
  });
}
