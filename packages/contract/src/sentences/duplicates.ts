/** Duplicates: what stands in the way of making two cards one, and what to do first. */
export const duplicateSentences = {
  'duplicate.not_found': { ru: 'Такой пары карточек нет.', en: 'There is no such pair of cards.' },
  'duplicate.decision_not_found': { ru: 'Такого решения нет.', en: 'There is no such decision.' },
  'duplicate.likely': {
    ru: 'Похоже, у этого человека уже есть карточка. Выберите её или укажите, почему нужна новая.',
    en: 'This person seems to have a card already. Take it, or say why a new one is needed.',
  },
  'merger.not_found': { ru: 'Такого объединения нет.', en: 'There is no such merger.' },
  'merger.one_person': { ru: 'Это одна и та же карточка.', en: 'This is one and the same card.' },
  'merger.merged_already': {
    ru: 'Одну из карточек уже объединили с другой. Обновите список.',
    en: 'One of the cards has been merged with another already. Renew the list.',
  },
  'merger.changed_meanwhile': {
    ru: 'Пока вы сравнивали, одну из карточек изменили. Ничего не объединено: сравните их ещё раз.',
    en: 'Somebody has changed one of the cards meanwhile. Nothing was merged: compare them once more.',
  },
  'merger.reason_needed': {
    ru: 'Есть признаки, что это разные люди. Напишите, почему карточки всё же об одном человеке.',
    en: 'Something speaks for two people. Say why the cards are of one all the same.',
  },
  'merger.ask_the_coordinator': {
    ru: 'Одна из карточек – другой организации. Отправьте пару координатору: объединяет тот, кто отвечает за обе.',
    en: 'One of the cards is of another organization. Send the pair to the coordinator, who answers for both.',
  },
  'merger.needs_no_request': {
    ru: 'Эту пару вы можете объединить сами.',
    en: 'You may merge this pair yourself.',
  },
  'merger.parent_and_child': {
    ru: 'Один из этих людей записан родителем другого. Сначала исправьте связь в карточке ребёнка.',
    en: 'One of the two is written down as the parent of the other. Mend the link on the card of the child first.',
  },
  'merger.both_learn': {
    ru: 'По обеим карточкам ученик числится в школе. Сначала исправьте приказом лишнее зачисление в книге движения.',
    en: 'By both cards the student is enrolled in a school. Correct the needless enrolment by an order first.',
  },
  'merger.two_esia_links': {
    ru: 'Карточки привязаны к разным учётным записям Госуслуг: для государства это два человека. Если это ошибка, сначала отвяжите лишнюю в разделе «Учётные записи».',
    en: 'The cards are linked to different accounts of ЕСИА: to the state these are two people. If that is a mistake, unlink one first.',
  },
  'merger.keep_the_linked_card': {
    ru: 'Через Госуслуги входят по другой карточке. Оставьте основной её.',
    en: 'The other card is the one that is signed in to through ЕСИА. Keep that one.',
  },
  'merger.decided_not_duplicates': {
    ru: 'Эту пару признали не дубликатами. Если решение ошибочно, сначала отмените его в списке решений.',
    en: 'It was decided that these are no duplicates. If that is wrong, undo the decision first.',
  },
  'merger.decided_twins': {
    ru: 'Этих людей отметили как близнецов. Если отметка ошибочна, сначала отмените её в списке решений.',
    en: 'These are marked as twins. If that is wrong, undo the decision first.',
  },
  'merger.veto_generation_apart': {
    ru: 'Между датами рождения целое поколение: похоже на отца и сына с одним именем. Если дата ошибочна, сначала исправьте её в карточке.',
    en: 'The birth dates lie a generation apart. If one is wrong, mend it on the card first.',
  },
  'merger.veto_child_and_adult': {
    ru: 'Одна карточка – ученика, другая – взрослого, а даты рождения не совпадают. Если дата ошибочна, сначала исправьте её в карточке.',
    en: 'One card is of a student, the other of an adult, and the birth dates do not agree. If one is wrong, mend it first.',
  },
  'merger.veto_parent_and_own_child': {
    ru: 'Один из этих людей записан родителем другого. Сначала исправьте связь в карточке ребёнка.',
    en: 'One of the two is written down as the parent of the other. Mend the link first.',
  },
  'merger.veto_number_of_somebody_else': {
    ru: 'Один СНИЛС стоит в карточках двух разных людей. Сверьте номер с документами и исправьте его там, где он чужой.',
    en: 'One СНИЛС stands on the cards of two people. Check it against the documents and mend it where it is somebody else’s.',
  },
} as const;
