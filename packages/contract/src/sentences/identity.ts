/** Sign-in, sessions and the choice of role. */
export const identitySentences = {
  'session.role_not_yours': {
    ru: 'Такой роли в этой организации у вас нет.',
    en: 'You do not hold this role in this organization.',
  },
  'sign_in.failure_not_found': {
    ru: 'Такой неудачной попытки входа нет.',
    en: 'There is no such failed sign-in.',
  },
  'sign_in.no_refusal': { ru: 'Отказа во входе нет.', en: 'There is no refused sign-in.' },
  'person.not_found': { ru: 'Такой карточки нет.', en: 'There is no such card.' },
  'organization.not_found': { ru: 'Такой организации нет.', en: 'There is no such organization.' },
} as const;
