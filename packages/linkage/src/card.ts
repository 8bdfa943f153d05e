import type { NameForm } from './names/name-form.ts';
import type { AddressWord } from './normalisation/address.ts';

export const roles = ['student', 'parent', 'employee'] as const;
export type Role = (typeof roles)[number];
export type Sex = 'male' | 'female';

/** A card as it was typed; whatever is not known is empty. Nothing here ever alters it. */
export interface Card {
  readonly cardId: string;
  readonly role?: string;
  readonly lastName?: string;
  readonly firstName?: string;
  readonly middleName?: string;
  readonly birthDate?: string;
  readonly sex?: string;
  readonly snils?: string;
  readonly documentType?: string;
  readonly documentSeries?: string;
  readonly documentNumber?: string;
  /** A number that one person has and keeps, in files of other countries. */
  readonly idNumber?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly organizationId?: string;
  /** The card of the parent's child. */
  readonly childCardId?: string;
}

export const documentKinds = ['passport', 'birth_certificate', 'other'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What is compared of a card: 0 and undefined stand for «not known». */
export interface NormalisedCard {
  readonly cardId: string;
  readonly role: Role | undefined;
  readonly surname: NameForm | undefined;
  readonly firstName: NameForm | undefined;
  readonly patronymic: NameForm | undefined;
  readonly sex: Sex | undefined;
  /** 20090131 for 31 January 2009. */
  readonly birthDate: number;
  /** 11 digits; in files of other countries the number of a person. */
  readonly personNumber: number;
  /** Whether the number has the right check digits. */
  readonly personNumberIsValid: boolean;
  readonly documentKind: DocumentKind | undefined;
  /** Of series and number. */
  readonly document: string;
  /** The last ten digits. */
  readonly phone: number;
  readonly email: string;
  readonly address: readonly AddressWord[];
  readonly organization: string;
  readonly childCardId: string;
  /** Who the child is: the card id, or what stands for all the cards of one child once these are linked. */
  child: number;
}
