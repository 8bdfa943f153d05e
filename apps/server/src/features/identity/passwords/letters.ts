import type { Letter } from '#platform/mail/letter.ts';

/** The page of a one-time link. The token stands behind «#», which browsers send to nobody: it is in no log. */
export const linkAddress = (publicUrl: string, token: string): string => `${publicUrl}/link#${token}`;

/** Letters about passwords. They hold no names: whoever reads them by mistake learns nothing about anybody. */
export const letters = {
  invitation: (to: string, address: string): Letter => ({
    to,
    subject: 'Вход в «Городок»',
    text: `Здравствуйте!

Для вас открыт вход в школьную информационную систему. Задайте пароль по ссылке:

${address}

Ссылка действует 7 дней и один раз. Если у вас есть подтверждённая учётная запись Госуслуг, пароль не нужен: войдите через Госуслуги.

Если вы не ждали этого письма, ничего делать не нужно.`,
  }),

  recovery: (to: string, address: string): Letter => ({
    to,
    subject: 'Новый пароль в «Городке»',
    text: `Здравствуйте!

Кто-то попросил восстановить пароль для вашей учётной записи. Если это были вы, задайте новый пароль по ссылке:

${address}

Ссылка действует 30 минут и один раз. Если вы этого не просили, ничего делать не нужно: прежний пароль действует.`,
  }),

  confirmation: (to: string, address: string): Letter => ({
    to,
    subject: 'Подтвердите адрес для «Городка»',
    text: `Здравствуйте!

Этот адрес указан в личных настройках «Городка». Подтвердите его по ссылке:

${address}

Ссылка действует сутки. Если вы этого не просили, ничего делать не нужно.`,
  }),

  passwordChanged: (to: string): Letter => ({
    to,
    subject: 'Пароль в «Городке» изменён',
    text: `Здравствуйте!

Пароль вашей учётной записи изменён, остальные сеансы завершены.

Если это были не вы, восстановите пароль на странице входа и сообщите администратору вашей организации.`,
  }),

  emailChanged: (to: string): Letter => ({
    to,
    subject: 'Адрес почты в «Городке» изменён',
    text: `Здравствуйте!

В личных настройках подтверждён другой адрес. На этот адрес пароль больше не восстановить.

Если это были не вы, сообщите администратору вашей организации.`,
  }),
};
