import type { OrderKind, PaymentKind } from '@gorodok/contract';

// Papers of a school are in Russian, whatever the language of the screen.

/** «О зачислении обучающихся»: the subject of an order. */
export const orderSubjects: Record<OrderKind, string> = {
  admission: 'О зачислении обучающихся',
  transfer_in: 'О приёме обучающихся в порядке перевода',
  transfer_between_classes: 'О переводе обучающихся из класса в класс',
  promotion: 'О переводе обучающихся в следующий класс',
  conditional_promotion: 'Об условном переводе обучающихся в следующий класс',
  retention: 'Об оставлении обучающихся на повторное обучение',
  payment_change: 'Об изменении вида оплаты обучения',
  transfer_out: 'О выбытии обучающихся в порядке перевода',
  expulsion: 'Об отчислении обучающихся',
  graduation: 'О выпуске обучающихся',
  correction: 'Об исправлении приказа',
};

/** What the school does by an order: «Зачислить». */
export const orderVerbs: Record<OrderKind, string> = {
  admission: 'Зачислить',
  transfer_in: 'Зачислить в порядке перевода',
  transfer_between_classes: 'Перевести из класса в класс',
  promotion: 'Перевести в следующий класс',
  conditional_promotion: 'Перевести условно в следующий класс',
  retention: 'Оставить на повторное обучение',
  payment_change: 'Изменить вид оплаты обучения',
  transfer_out: 'Считать выбывшими в порядке перевода',
  expulsion: 'Отчислить',
  graduation: 'Считать окончившими обучение и отчислить',
  correction: 'Отменить движение',
};

/** The kind as a row of the book names it. */
export const orderNames: Record<OrderKind, string> = {
  admission: 'Зачисление',
  transfer_in: 'Зачисление в порядке перевода',
  transfer_between_classes: 'Перевод из класса в класс',
  promotion: 'Перевод в следующий класс',
  conditional_promotion: 'Условный перевод',
  retention: 'Повторное обучение',
  payment_change: 'Изменение вида оплаты',
  transfer_out: 'Выбытие в другую организацию',
  expulsion: 'Отчисление',
  graduation: 'Выпуск',
  correction: 'Исправление',
};

export const paymentNames: Record<PaymentKind, string> = {
  budget: 'бюджет',
  paid: 'платно',
  certificate: 'сертификат',
};

const inWords = new Intl.DateTimeFormat('ru', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** «20 ноября 2026 г.» */
export const writtenDay = (day: string): string => inWords.format(new Date(`${day}T00:00:00Z`));

/** «20.11.2026» */
export const shortDay = (day: string): string => day.split('-').toReversed().join('.');
