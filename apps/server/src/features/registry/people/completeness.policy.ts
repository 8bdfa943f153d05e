import type { CardDocument, CardKind, CardRequirement, MissingField, PersonFields } from '@gorodok/contract';
import { ageOn, checkDocument, findBirthDateFault, parseSnils } from '@gorodok/identifiers';

/** What a card says, as far as its completeness goes. */
export interface CardFacts {
  readonly kind: CardKind;
  readonly fields: PersonFields;
  readonly documents: readonly CardDocument[];
  readonly hasContact: boolean;
  readonly hasPersonalDataConsent: boolean;
  /** A student's guardians, or a guardian's children. */
  readonly hasRelatives: boolean;
}

type Weight = MissingField['weight'];

/** The defaults: mandatory ●, advised ○; what is not named does not count for that kind of card. */
const rules: Record<CardKind, Partial<Record<CardRequirement, Weight>>> = {
  employee: {
    surname: 'mandatory',
    firstName: 'mandatory',
    patronymic: 'mandatory',
    birthDate: 'mandatory',
    sex: 'mandatory',
    snils: 'mandatory',
    passport: 'mandatory',
    contact: 'mandatory',
    personalDataConsent: 'mandatory',
    address: 'advised',
  },
  student: {
    surname: 'mandatory',
    firstName: 'mandatory',
    patronymic: 'mandatory',
    birthDate: 'mandatory',
    sex: 'mandatory',
    snils: 'mandatory',
    passport: 'mandatory',
    birthCertificate: 'mandatory',
    address: 'mandatory',
    personalDataConsent: 'mandatory',
    guardian: 'mandatory',
    contact: 'advised',
  },
  guardian: {
    surname: 'mandatory',
    firstName: 'mandatory',
    patronymic: 'mandatory',
    birthDate: 'mandatory',
    sex: 'mandatory',
    snils: 'mandatory',
    passport: 'mandatory',
    contact: 'mandatory',
    personalDataConsent: 'mandatory',
    child: 'mandatory',
    address: 'advised',
  },
};

const passportAge = 14;
/** A passport is applied for on the 14th birthday, and made in due time. */
const daysToGetPassport = 90;
const adultAge = 18;

/** What the card lacks on a day, in the order of the rules: a field counts when it is there and formally correct. */
export function missingFields(facts: CardFacts, today: string): MissingField[] {
  return Object.entries(rules[facts.kind])
    .map(([field, weight]) => ({ field: field as CardRequirement, weight })) // the keys of `rules` are requirements
    .filter(({ field }) => !isMet[field](facts, today));
}

const isMet: Record<CardRequirement, (facts: CardFacts, today: string) => boolean> = {
  surname: ({ fields }) => fields.surname !== '',
  firstName: ({ fields }) => fields.firstName !== '',
  patronymic: ({ fields }) => fields.patronymic.value !== null || fields.patronymic.absent,
  birthDate: ({ fields }, today) =>
    fields.birthDate !== null && findBirthDateFault(fields.birthDate, today) === undefined,
  sex: ({ fields }) => fields.sex !== null,
  snils: ({ fields }) => fields.snils.absent || parseSnils(fields.snils.value).ok,
  passport: (facts, today) =>
    (facts.kind === 'student' && !needsPassport(facts, today)) ||
    hasDocument(facts, today, ['passport', 'foreign_passport']),
  birthCertificate: (facts, today) =>
    needsPassport(facts, today) ||
    hasDocument(facts, today, [
      'passport',
      'birth_certificate',
      'foreign_passport',
      'foreign_birth_certificate',
    ]),
  contact: ({ hasContact }) => hasContact,
  address: ({ fields }) => fields.address !== null || fields.residenceAddress !== null,
  personalDataConsent: ({ hasPersonalDataConsent }) => hasPersonalDataConsent,
  // Who has come of age answers for himself.
  guardian: ({ hasRelatives, fields }, today) =>
    hasRelatives || (fields.birthDate !== null && ageOn(fields.birthDate, today) >= adultAge),
  child: ({ hasRelatives }) => hasRelatives,
};

/** Whether a student is old enough to have got his passport; without a birth date, nobody knows. */
function needsPassport({ fields: { birthDate } }: CardFacts, today: string): boolean {
  if (birthDate === null) return false;
  const lastDay = new Date(`${today}T00:00:00Z`);
  lastDay.setUTCDate(lastDay.getUTCDate() - daysToGetPassport);
  return ageOn(birthDate, lastDay.toISOString().slice(0, 10)) >= passportAge;
}

/** A foreign citizen, or one without citizenship, may have another document instead. */
function hasDocument(
  { documents, fields: { birthDate, citizenship } }: CardFacts,
  today: string,
  kinds: readonly CardDocument['kind'][],
): boolean {
  const counts = citizenship === 'RUS' ? kinds : [...kinds, 'other'];
  return documents.some(
    (document) => counts.includes(document.kind) && checkDocument(document, { birthDate, today }).ok,
  );
}
