/** The rules of cards, the reports of completeness, findings. */
export const completenessSentences = {
  'card_rules.not_found': {
    ru: 'Такой версии правил нет.',
    en: 'There is no such version of the rules.',
  },
  'card_rules.changed_meanwhile': {
    ru: 'Пока вы правили, кто-то другой применил свои правила. Ваша правка на странице: обновите её от новых правил и проверьте ещё раз.',
    en: 'Somebody else has applied other rules meanwhile. Your draft stays on the page: take the new rules over and check again.',
  },
  'card_rules.nothing_changed': {
    ru: 'Правила ничем не отличаются от действующих.',
    en: 'The rules do not differ from those in force.',
  },
  'card_rules.field_not_of_kind': {
    ru: 'Этого поля нет в карточках этого вида.',
    en: 'Cards of this kind have no such field.',
  },
  'card_rules.given_twice': {
    ru: 'Для этого поля правило уже есть: оставьте одно для всех или по одному для граждан России и для остальных.',
    en: 'There is a rule for this field already: keep one for everybody, or one for citizens of Russia and one for others.',
  },
  'card_rules.ages_crossed': {
    ru: 'Возраст «до» должен быть больше возраста «с».',
    en: 'The age «until» must be greater than the age «from».',
  },
  'completeness.nobody_to_ask': {
    ru: 'Здесь не у кого просить данные: все карточки заполнены.',
    en: 'There is nobody to ask: all these cards are filled.',
  },
  'completeness.too_many_slips': {
    ru: 'Памяток больше 1500. Напечатайте их по классам.',
    en: 'There are more than 1,500 slips. Print them class by class.',
  },
  'finding.changed_meanwhile': {
    ru: 'Данные в карточке уже другие. Обновите список: возможно, замечания больше нет.',
    en: 'The card says something else by now. Reload the list: the finding may be gone.',
  },
  'finding.not_acceptable': {
    ru: 'Это расхождение решают на странице «Не вошли»: примите данные Госуслуг или оставьте как в карточке.',
    en: 'This difference is settled on the page «Failed sign-ins»: take over what Gosuslugi says, or keep the card.',
  },
  'finding.not_found': {
    ru: 'Такой отметки «так и есть» нет.',
    en: 'There is no such acceptance.',
  },
} as const;
