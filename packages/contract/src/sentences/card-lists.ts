/** Lists of cards, and what is done with many of them. */
export const cardListSentences = {
  'card_export.not_found': {
    ru: 'Такого файла нет: он хранится сутки и виден только тому, кто его заказал.',
    en: 'There is no such file: it is kept for a day, for whoever asked for it.',
  },
  'card_export.not_ready': { ru: 'Файл ещё не готов.', en: 'The file is not ready yet.' },
  'saved_filter.not_found': { ru: 'Такого фильтра у вас нет.', en: 'You have no such filter.' },
  'bulk.changed_since_preview': {
    ru: 'Пока вы смотрели, карточки изменились. Ничего не сделано: проверьте ещё раз, что изменится.',
    en: 'The cards have changed while you looked. Nothing was done: check again what would change.',
  },
} as const;
