/** Cards, the links of guardians, consents. Faults of single values have the sentences of `cell.…`. */
export const cardSentences = {
  'card.changed_meanwhile': {
    ru: 'Пока вы правили, это поле изменил кто-то другой. Ничего не потеряно: выберите, что оставить.',
    en: 'Somebody else has changed this meanwhile. Nothing is lost: choose what to keep.',
  },
  'card.entry_given_twice': {
    ru: 'Такая запись в карточке уже есть.',
    en: 'The card has this entry already.',
  },
  'card.snils_belongs_to_another': {
    ru: 'Этот СНИЛС стоит в карточке другого человека. Сверьте номер с документом; если он верен, обратитесь к координатору.',
    en: 'This СНИЛС belongs to the card of another person. Check it against the document; if it is right, turn to the coordinator.',
  },
  'card.not_an_employee': {
    ru: 'Должности и роли есть только в карточке сотрудника.',
    en: 'Only the card of an employee has positions and roles.',
  },
  'card.roles_by_administrator': {
    ru: 'Роли назначает администратор школы.',
    en: 'Roles are given by the administrator of the school.',
  },
  'card.own_administrator_role': {
    ru: 'Роль администратора нельзя снять с себя: это делает другой администратор.',
    en: 'You cannot take the role of an administrator from yourself: another administrator does that.',
  },
  'employee.works_here': {
    ru: 'Этот человек уже работает в вашей организации.',
    en: 'This person works in your organization already.',
  },
  'employment.starts_in_far_future': {
    ru: 'Дата начала позже чем через год.',
    en: 'The first day is more than a year ahead.',
  },
  'guardianship.not_found': { ru: 'Такой связи нет.', en: 'There is no such link.' },
  'guardianship.exists': {
    ru: 'Эти люди уже связаны.',
    en: 'These two people are linked already.',
  },
  'guardianship.one_person': {
    ru: 'Человек не может быть представителем самого себя.',
    en: 'Nobody is the own representative.',
  },
  'guardianship.ends_before_it_starts': {
    ru: 'Связь не может закончиться раньше, чем началась.',
    en: 'A link cannot end before it begins.',
  },
  'guardianship.guardian_needed': {
    ru: 'Выберите человека или заполните новую карточку.',
    en: 'Choose a person or fill in a new card.',
  },
  'consent.not_found': { ru: 'Такого согласия нет.', en: 'There is no such consent.' },
  'consent.ended': {
    ru: 'Это согласие уже не действует.',
    en: 'This consent has ended already.',
  },
  'consent.signer_not_entitled': {
    ru: 'Этот человек не вправе подписать согласие: до 18 лет его даёт представитель с правом подписи, после – сам человек.',
    en: 'This person may not sign: before 18 a representative with the right to sign does, afterwards the person himself.',
  },
  'consent.given_in_future': {
    ru: 'Дата согласия ещё не наступила.',
    en: 'The day of the consent lies in the future.',
  },
  'consent.ends_before_it_is_given': {
    ru: 'Срок согласия заканчивается раньше, чем оно дано.',
    en: 'The consent ends before it is given.',
  },
} as const;
