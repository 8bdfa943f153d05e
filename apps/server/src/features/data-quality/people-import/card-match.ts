import { foldName, formatSnils } from '@gorodok/identifiers';
import type { MatchableCard, PersonCompletion } from '#features/registry/people/index.ts';
import { showDay, type FindingCode } from '../spreadsheets/index.ts';
import type { PersonDraft } from './person-draft.ts';
import type { PersonInRow } from './student-row.ts';
import { mayBeEqual, nameKey, namesAgree, nothingContradicts } from './same-person.ts';

/** The cards a file is compared with, by what they are looked for. */
export class CardIndex {
  readonly #bySnils: Map<string, MatchableCard[]>;
  readonly #ownByName: Map<string, MatchableCard[]>;
  readonly #byId: Map<number, MatchableCard>;

  constructor(cards: readonly MatchableCard[]) {
    this.#byId = new Map(cards.map((card) => [card.id, card]));
    this.#bySnils = groupBy(cards, ({ snils }) => snils);
    this.#ownByName = groupBy(cards, (card) => (card.belongs ? nameKey(card) : null));
  }

  get(id: number): MatchableCard | undefined {
    return this.#byId.get(id);
  }

  /**
   * The card of the person in the file: in the whole region by СНИЛС, else in the organization by name and birth date, or by
   * name alone where `expected` says that the card is likely to be his (a guardian of this very child). Null: nobody yet.
   */
  find(
    draft: PersonDraft,
    expected: (card: MatchableCard) => boolean = () => false,
  ):
    | MatchableCard
    | null
    | Extract<FindingCode, 'row.several_cards_match' | 'cell.snils_belongs_to_another_card'> {
    const bearers = draft.snils === null ? [] : (this.#bySnils.get(draft.snils) ?? []);
    if (bearers.length > 0)
      return (
        onlyOne(bearers.filter((card) => namesAgree(card, draft))) ?? 'cell.snils_belongs_to_another_card'
      );
    const namesakes = (this.#ownByName.get(nameKey(draft)) ?? []).filter((card) => namesAgree(card, draft));
    const sameDay = namesakes.filter(
      (card) => draft.birthDate !== null && card.birthDate === draft.birthDate,
    );
    if (sameDay.length > 0) {
      const agreeing = sameDay.filter((card) => mayBeEqual(card.snils, draft.snils));
      return onlyOne(agreeing.length > 0 ? agreeing : sameDay);
    }
    return onlyOne(
      namesakes.filter(
        (card) => nothingContradicts(card, draft) && (expected(card) || sharesContact(card, draft)),
      ),
    );
  }
}

function onlyOne(cards: readonly MatchableCard[]): MatchableCard | null | 'row.several_cards_match' {
  return cards.length > 1 ? 'row.several_cards_match' : (cards[0] ?? null);
}

const sharesContact = (card: MatchableCard, draft: PersonDraft): boolean =>
  (draft.phone !== null && card.phones.includes(draft.phone)) ||
  (draft.email !== null && card.emails.includes(draft.email));

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key | null): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

/**
 * Says where the file differs from the card, which stays as it is. What a card of another organization says is not told.
 */
export function reportDifferences<Key extends string>(
  { draft, reader, columns }: PersonInRow<Key>,
  card: MatchableCard,
  documentColumn?: Key,
): void {
  const report = (key: Key | undefined, inCard: string) => {
    if (key) reader.report('warning', key, 'cell.differs_from_card', card.belongs ? { takenAs: inCard } : {});
  };
  if (draft.patronymic !== null && card.hasNoPatronymic) report(columns.patronymic, '–');
  if (!mayBeEqual(draft.birthDate, card.birthDate)) report(columns.birthDate, showDay(card.birthDate ?? ''));
  if (draft.snils !== null && (card.hasNoSnils || !mayBeEqual(draft.snils, card.snils)))
    report(columns.snils, formatSnils(card.snils ?? '–'));
  if (!mayBeEqual(draft.sex, card.sex)) report(columns.sex, card.sex === 'female' ? 'Ж' : 'М');
  if (!mayBeEqual(foldAddress(draft.address), foldAddress(card.address)))
    report(columns.address, card.address ?? '');
  if (draft.phone !== null && card.phones.length > 0 && !card.phones.includes(draft.phone))
    report(columns.phone, card.phones.join(', '));
  if (draft.email !== null && card.emails.length > 0 && !card.emails.includes(draft.email))
    report(columns.email, card.emails.join(', '));
  const sameKind = card.documents.find(({ kind }) => kind === draft.document?.kind);
  if (sameKind && (sameKind.series !== draft.document?.series || sameKind.number !== draft.document?.number))
    report(documentColumn, `${sameKind.series ?? ''} ${sameKind.number}`.trim());
}

const foldAddress = (address: string | null): string | null =>
  address === null ? null : foldName(address).replace(/[^\p{L}\p{N}]/gu, '');

/** What the card lacks and the file knows; null where that is nothing. */
export function completionOf(card: MatchableCard, draft: PersonDraft): PersonCompletion | null {
  const onlyIfEmpty = <Value>(inCard: Value | null, inFile: Value | null) =>
    inCard === null ? inFile : null;
  const completion: PersonCompletion = {
    id: card.id,
    patronymic: card.hasNoPatronymic ? null : onlyIfEmpty(card.patronymic, draft.patronymic),
    hasNoPatronymic: draft.hasNoPatronymic && card.patronymic === null && !card.hasNoPatronymic,
    birthDate: onlyIfEmpty(card.birthDate, draft.birthDate),
    sex: onlyIfEmpty(card.sex, draft.sex),
    snils: card.hasNoSnils ? null : onlyIfEmpty(card.snils, draft.snils),
    address: onlyIfEmpty(card.address, draft.address),
  };
  const { id: _, ...fields } = completion;
  return Object.values(fields).some((value) => value !== null && value !== false) ? completion : null;
}
