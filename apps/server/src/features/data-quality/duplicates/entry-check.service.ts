import type {
  Candidate,
  DuplicateAnswer,
  Education,
  EntryCheck,
  LikelyPeople,
  LikelyPerson,
} from '@gorodok/contract';
import { sql } from 'kysely';
import { takeCandidate } from '#features/registry/movement/index.ts';
import { requireCard, type NewPersonInQuestion } from '#features/registry/people/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit, recordReads } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { personKeys, type CardReader, type ReadPerson } from './card-reader.ts';
import { PersonComparison, type Match } from './comparison.ts';
import { findReach, unmasking } from './duplicates.service.ts';
import { neighboursUnder } from './linkage-key.repository.ts';
import { listLinkablePeopleFound, type LinkablePerson } from './linkable-person.read.ts';
import { isWithin } from './pair.policy.ts';
import { listPairPeople, presentPerson, seesOpenly } from './pair-people.read.ts';

/** More likenesses than these nobody reads while typing. */
const mostShown = 5;

interface Likeness {
  personId: number;
  match: Match;
}

/** A new person needs an answer where the engine, left alone, would put the pair before somebody. */
const needsAnswer = ({ match }: Likeness): boolean => match.sort === 'duplicate' && match.zone !== 'possible';

/** Who, among all of the region, may be whoever is being entered. */
export const entryCheckService = ({
  database,
  reader,
}: {
  database: Database;
  reader: () => Promise<CardReader>;
}) => {
  const { kysely } = database;

  async function findLikenesses(person: ReadPerson, find: NeighbourFinder): Promise<Likeness[]> {
    const cards = await reader();
    const sides = cards.read(person);
    const comparison = new PersonComparison(cards.population);
    return (await find(personKeys(sides)))
      .flatMap((other) => {
        const match = comparison.compare(sides, cards.read(other));
        return match ? [{ personId: other.id, match }] : [];
      })
      .toSorted((one, other) => rank(other.match) - rank(one.match));
  }

  return {
    /** What is typed so far is compared with everybody; the answer goes back masked but for the own people and those who are certain. */
    async check(actor: Actor, typed: EntryCheck): Promise<LikelyPeople> {
      if (typed.childId !== null) await requireCard(kysely, actor, 'student', typed.childId);
      const person = { ...(await asTyped(kysely, actor, typed)), id: null };
      const [reach, found] = await Promise.all([
        findReach(kysely, actor),
        findLikenesses(person, neighboursWithin(kysely)),
      ]);
      const shown = found.slice(0, mostShown);
      const people = await listPairPeople(
        kysely,
        shown.map(({ personId }) => personId),
      );
      const likely = shown.flatMap(({ personId, match }): LikelyPerson[] => {
        const other = people.get(personId);
        if (!other) return [];
        const isOpen = seesOpenly(reach, other, match.zone === 'certain');
        return [
          {
            ...presentPerson(other, reach, isOpen),
            zone: match.zone,
            reasons: match.reasons,
            mayTake: isOpen && match.sort === 'duplicate',
          },
        ];
      });
      const foreign = likely.filter(({ personId, masked }) => {
        const other = people.get(personId);
        return !masked && other !== undefined && !isWithin(reach, other);
      });
      await recordReads(database, actor, [
        { action: 'duplicates.checked_at_entry', details: { kind: typed.kind, count: likely.length } },
        ...foreign.map(({ personId }) => unmasking(personId)),
      ]);
      return { people: likely, needsAnswer: found.some(needsAnswer) };
    },

    /**
     * The same check when the card is made, in its transaction: whoever is shown openly may be taken, and whoever goes on says why.
     * That there was a warning is kept with the new card.
     */
    judge: async (
      transaction: Queryable,
      actor: Actor,
      given: NewPersonInQuestion,
      answer: DuplicateAnswer | undefined,
    ) => {
      const person = { ...(await asGiven(transaction, actor, given)), id: null };
      const found = await findLikenesses(person, neighboursWithin(transaction));
      if (answer && 'take' in answer) {
        await requireTakeable(transaction, actor, found, answer.take);
        return { take: answer.take };
      }
      const likely = found.filter(needsAnswer);
      if (likely.length > 0 && !answer) throw new AppError('conflict', 'duplicate.likely');
      return {
        async note(inTransaction: Queryable, personId: number): Promise<void> {
          const [first] = likely;
          if (!first || !answer) return;
          await sql`
            insert into duplicate_warning (organization_id, kind, created_person_id, likely_person_ids, zone, reason, warned_person_id)
            values (${actor.organizationId}, ${given.kind}, ${personId},
              ${likely.map((one) => one.personId)}::bigint[], ${first.match.zone}, ${answer.createBecause.trim()},
              ${actor.personId})`.execute(inTransaction);
          await recordAudit(inTransaction, actor, {
            action: 'duplicates.created_in_spite',
            subject: { kind: 'person', id: personId },
            details: { zone: first.match.zone, count: likely.length },
          });
        },
      };
    },

    /** For an order of admission: whoever is certain may be named in its draft as if he had been found by his documents. */
    takeAsCandidate: (
      actor: Actor,
      typed: EntryCheck,
      personId: number,
      education: Education,
    ): Promise<Candidate> =>
      kysely.transaction().execute(async (transaction) => {
        const person = { ...(await asTyped(transaction, actor, typed)), id: null };
        const found = await findLikenesses(person, neighboursWithin(transaction));
        await requireTakeable(transaction, actor, found, personId);
        const candidate = await takeCandidate(transaction, actor, personId, education);
        if (!candidate) throw new AppError('not_found', 'person.not_found');
        await recordAudit(transaction, actor, {
          action: 'admission.candidate_searched',
          subject: { kind: 'person', id: personId },
          details: { found: true, bySnils: false },
        });
        return candidate;
      }),
  };
};

/** Whoever stands under any of the keys. */
type NeighbourFinder = (keys: readonly number[]) => Promise<LinkablePerson[]>;

/** Within a transaction, which sees what it has written itself. */
const neighboursWithin =
  (transaction: Queryable): NeighbourFinder =>
  (keys) =>
    listLinkablePeopleFound(transaction, neighboursUnder(keys));

const zoneRank = { certain: 2, probable: 1, possible: 0 };
const rank = ({ zone, score }: Match): number => zoneRank[zone] * 1000 + score;

/** Only whom the check shows openly: anybody else looks as if he did not exist. */
async function requireTakeable(
  db: Queryable,
  actor: Actor,
  found: readonly Likeness[],
  personId: number,
): Promise<void> {
  const likeness = found.find((one) => one.personId === personId);
  const person = (await listPairPeople(db, [personId])).get(personId);
  const reach = await findReach(db, actor);
  const isOpen =
    likeness?.match.sort === 'duplicate' &&
    person !== undefined &&
    seesOpenly(reach, person, likeness.match.zone === 'certain');
  if (!isOpen) throw new AppError('not_found', 'person.not_found');
}

async function childOf(db: Queryable, childId: number | null): Promise<ReadPerson['children']> {
  if (childId === null) return [];
  const child = await db
    .selectFrom('person')
    .select(['id', 'surname', 'firstName', 'birthDate'])
    .where('id', '=', childId)
    .executeTakeFirst();
  return child ? [child] : [];
}

async function asTyped(db: Queryable, actor: Actor, typed: EntryCheck): Promise<Omit<ReadPerson, 'id'>> {
  const { kind, document, phone, email, childId, ...same } = typed;
  return {
    ...same,
    documents: document ? [document] : [],
    phones: phone === null ? [] : [phone],
    emails: email === null ? [] : [email],
    children: await childOf(db, childId),
    places: [{ organizationId: actor.organizationId, kind }],
  };
}

function asGiven(db: Queryable, actor: Actor, given: NewPersonInQuestion): Promise<Omit<ReadPerson, 'id'>> {
  const { kind, fields, contacts, document, childId } = given;
  const contactOf = (wanted: 'phone' | 'email') =>
    contacts.find((contact) => contact.kind === wanted)?.value ?? null;
  return asTyped(db, actor, {
    kind,
    surname: fields.surname,
    firstName: fields.firstName,
    patronymic: fields.patronymic.value,
    birthDate: fields.birthDate,
    sex: fields.sex,
    snils: fields.snils.value,
    address: fields.address,
    document,
    phone: contactOf('phone'),
    email: contactOf('email'),
    childId,
  });
}
