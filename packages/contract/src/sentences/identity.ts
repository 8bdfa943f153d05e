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
  'sign_in.nothing_to_take_over': {
    ru: 'Этого Госуслуги не сообщили: перенести в карточку нечего.',
    en: 'Gosuslugi did not tell this, so there is nothing to take over.',
  },
  'sign_in.card_is_likely': {
    ru: 'Похоже, карточка этого человека уже есть. Найдите её в «Карточках» или заведите новую там: форма покажет похожие и спросит, почему нужна новая.',
    en: 'This person seems to have a card already. Find it in «Cards», or make a new one there: the form shows the likely ones and asks why.',
  },
  'sign_in.repair_does_not_fit': {
    ru: 'К этой попытке входа такое исправление не подходит. Обновите страницу.',
    en: 'This repair does not fit the failed sign-in. Reload the page.',
  },
  'sign_in.memo_has_no_address': {
    ru: 'Ни у одного из родителей ребёнка нет адреса почты в карточке. Распечатайте памятку или впишите адрес.',
    en: 'None of the child’s parents has an e-mail in the card. Print the memo, or add an address.',
  },
  'sign_in.forward_needs_card': {
    ru: 'В этой организации нет карточки этого человека.',
    en: 'That organization has no card of this person.',
  },
  'confirmed_difference.not_found': {
    ru: 'Такого расхождения нет или оно уже решено.',
    en: 'There is no such difference, or it is settled.',
  },
  'sign_in.no_refusal': { ru: 'Отказа во входе нет.', en: 'There is no refused sign-in.' },
  'person.not_found': { ru: 'Такой карточки нет.', en: 'There is no such card.' },
  'organization.not_found': { ru: 'Такой организации нет.', en: 'There is no such organization.' },
} as const;
