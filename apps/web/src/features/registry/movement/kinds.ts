import type { OrderKind, PaymentKind } from '@gorodok/contract';

/** The kinds of orders that somebody draws up; a correction begins at the order that it corrects. */
export const draftableKinds = [
  'admission',
  'transfer_in',
  'transfer_between_classes',
  'promotion',
  'conditional_promotion',
  'retention',
  'payment_change',
  'transfer_out',
  'expulsion',
  'graduation',
] as const satisfies OrderKind[];
export type DraftableKind = (typeof draftableKinds)[number];

export const allKinds = [...draftableKinds, 'correction'] as const satisfies OrderKind[];
export const paymentKinds = ['budget', 'paid', 'certificate'] as const satisfies PaymentKind[];

export const admits = (kind: OrderKind): boolean => kind === 'admission' || kind === 'transfer_in';
export const changesClass = (kind: OrderKind): boolean =>
  admits(kind) ||
  kind === 'transfer_between_classes' ||
  kind === 'promotion' ||
  kind === 'conditional_promotion' ||
  kind === 'retention';
export const changesPayment = (kind: OrderKind): boolean => admits(kind) || kind === 'payment_change';
