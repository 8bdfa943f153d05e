import type { Letter } from '#platform/mail/letter.ts';
import type { LetterLanguage } from '../recipients/index.ts';

/** The page of a one-time link. The token stands behind «#», which browsers send to nobody: it is in no log. */
export const linkAddress = (publicUrl: string, token: string): string => `${publicUrl}/link#${token}`;

interface Words {
  readonly subject: string;
  readonly text: (address: string) => string;
}
type Subject = 'invitation' | 'recovery' | 'confirmation' | 'passwordChanged' | 'emailChanged';

const words: Record<LetterLanguage, Record<Subject, Words>> = {
  ru: {
    invitation: {
      subject: 'Вход в «Городок»',
      text: (address) => `Здравствуйте!

Для вас открыт вход в школьную информационную систему. Задайте пароль по ссылке:

${address}

Ссылка действует 7 дней и один раз. Если у вас есть подтверждённая учётная запись Госуслуг, пароль не нужен: войдите через Госуслуги.

Если вы не ждали этого письма, ничего делать не нужно.`,
    },
    recovery: {
      subject: 'Новый пароль в «Городке»',
      text: (address) => `Здравствуйте!

Кто-то попросил восстановить пароль для вашей учётной записи. Если это были вы, задайте новый пароль по ссылке:

${address}

Ссылка действует 30 минут и один раз. Если вы этого не просили, ничего делать не нужно: прежний пароль действует.`,
    },
    confirmation: {
      subject: 'Подтвердите адрес для «Городка»',
      text: (address) => `Здравствуйте!

Этот адрес указан в личных настройках «Городка». Подтвердите его по ссылке:

${address}

Ссылка действует сутки. Если вы этого не просили, ничего делать не нужно.`,
    },
    passwordChanged: {
      subject: 'Пароль в «Городке» изменён',
      text: () => `Здравствуйте!

Пароль вашей учётной записи изменён, остальные сеансы завершены.

Если это были не вы, восстановите пароль на странице входа и сообщите администратору вашей организации.`,
    },
    emailChanged: {
      subject: 'Адрес почты в «Городке» изменён',
      text: () => `Здравствуйте!

В личных настройках подтверждён другой адрес. На этот адрес пароль больше не восстановить.

Если это были не вы, сообщите администратору вашей организации.`,
    },
  },
  en: {
    invitation: {
      subject: 'Signing in to Gorodok',
      text: (address) => `Hello!

Access to the school information system has been opened for you. Set a password at this address:

${address}

The link works for 7 days and once. With a confirmed account of Gosuslugi you need no password: sign in through Gosuslugi.

If you did not expect this letter, there is nothing to do.`,
    },
    recovery: {
      subject: 'A new password for Gorodok',
      text: (address) => `Hello!

Somebody has asked to recover the password of your account. If it was you, set a new one at this address:

${address}

The link works for 30 minutes and once. If you did not ask for it, there is nothing to do: your password is what it was.`,
    },
    confirmation: {
      subject: 'Confirm your address for Gorodok',
      text: (address) => `Hello!

This address was given in the personal settings of Gorodok. Confirm it at this address:

${address}

The link works for a day. If you did not ask for it, there is nothing to do.`,
    },
    passwordChanged: {
      subject: 'Your password for Gorodok was changed',
      text: () => `Hello!

The password of your account was changed, and the other sessions were ended.

If it was not you, recover the password on the sign-in page and tell the administrator of your organization.`,
    },
    emailChanged: {
      subject: 'Your address for Gorodok was changed',
      text: () => `Hello!

Another address was confirmed in the personal settings. This one recovers the password no more.

If it was not you, tell the administrator of your organization.`,
    },
  },
};

/** A letter about a password. It holds no names: whoever reads it by mistake learns nothing about anybody. */
const letter = (language: LetterLanguage, about: Subject, to: string, address = ''): Letter => {
  const { subject, text } = words[language][about];
  return { to, subject, text: text(address) };
};

/** Letters about passwords, each in the language of whom it goes to. */
export const letters = {
  invitation: (language: LetterLanguage, to: string, address: string): Letter =>
    letter(language, 'invitation', to, address),
  recovery: (language: LetterLanguage, to: string, address: string): Letter =>
    letter(language, 'recovery', to, address),
  confirmation: (language: LetterLanguage, to: string, address: string): Letter =>
    letter(language, 'confirmation', to, address),
  passwordChanged: (language: LetterLanguage, to: string): Letter => letter(language, 'passwordChanged', to),
  emailChanged: (language: LetterLanguage, to: string): Letter => letter(language, 'emailChanged', to),
};
