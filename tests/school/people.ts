import type { Role } from '../../packages/contract/src/index.ts';
import type { Queryable } from '../../apps/server/src/platform/database/database.ts';
import { aSnils, nextNumber } from './sequence.ts';

/** What a card may say; what a test does not name is made up and valid. */
export interface PersonFields {
  surname?: string;
  firstName?: string;
  patronymic?: string | null;
  birthDate?: string | null;
  sex?: 'male' | 'female' | null;
  snils?: string | null;
  address?: string | null;
}

const letters = 'абвгдежзиклмнопрстуфхцчшэюя';

/** A surname that no other maker has given out: «Тестбв». */
function aSurname(): string {
  let rest = nextNumber();
  let ending = '';
  do {
    ending += letters.charAt(rest % letters.length);
    rest = Math.floor(rest / letters.length);
  } while (rest > 0);
  return `Пробный${ending}`;
}

export function aPerson(
  db: Queryable,
  fields: PersonFields = {},
): Promise<{
  id: number;
  surname: string;
  firstName: string;
  patronymic: string | null;
  snils: string | null;
}> {
  return db
    .insertInto('person')
    .values({
      surname: fields.surname ?? aSurname(),
      firstName: fields.firstName ?? 'Саша',
      patronymic: fields.patronymic === undefined ? 'Игоревна' : fields.patronymic,
      birthDate: fields.birthDate === undefined ? '1985-05-17' : fields.birthDate,
      sex: fields.sex === undefined ? 'female' : fields.sex,
      snils: fields.snils === undefined ? aSnils() : fields.snils,
      address: fields.address ?? null,
    })
    .returning(['id', 'surname', 'firstName', 'patronymic', 'snils'])
    .executeTakeFirstOrThrow();
}

/** A student admitted on the first day of `since`; in a class if one is named. `personId` takes an existing person. */
export async function aStudent(
  db: Queryable,
  fields: PersonFields & {
    organizationId: number;
    classGroupId?: number;
    personId?: number;
    education?: 'general' | 'preschool' | 'additional';
    since?: string;
  },
): Promise<{ personId: number; enrolmentId: number }> {
  const personId = fields.personId ?? (await aPerson(db, { birthDate: '2013-03-14', ...fields })).id;
  const since = fields.since ?? '2025-09-01';
  const education = fields.education ?? 'general';
  const order = await db
    .insertInto('movementOrder')
    .values({
      organizationId: fields.organizationId,
      kind: 'admission',
      education,
      number: `Т-${nextNumber()}`,
      datedOn: since,
      ground: 'Заявление',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const enrolment = await db
    .insertInto('enrolment')
    .values({
      personId,
      organizationId: fields.organizationId,
      education,
      startsOn: since,
      openedByOrderId: order.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const line = await db
    .insertInto('movementOrderLine')
    .values({
      orderId: order.id,
      enrolmentId: enrolment.id,
      effectiveOn: since,
      toClassGroupId: fields.classGroupId ?? null,
      paymentKindAfter: 'budget',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (fields.classGroupId !== undefined) {
    await db
      .insertInto('classMembership')
      .values({
        enrolmentId: enrolment.id,
        classGroupId: fields.classGroupId,
        startsOn: since,
        openedByLineId: line.id,
      })
      .execute();
  }
  await db.updateTable('movementOrder').set({ signedAt: new Date() }).where('id', '=', order.id).execute();
  return { personId, enrolmentId: enrolment.id };
}

/** A parent of a child, by default the mother; `personId` takes an existing person. */
export async function aGuardian(
  db: Queryable,
  fields: PersonFields & {
    childId: number;
    personId?: number;
    relation?: 'mother' | 'father' | 'guardian' | 'trustee' | 'parent';
  },
): Promise<{ personId: number; guardianshipId: number }> {
  const personId = fields.personId ?? (await aPerson(db, fields)).id;
  const guardianship = await db
    .insertInto('guardianship')
    .values({
      guardianId: personId,
      childId: fields.childId,
      relation: fields.relation ?? 'mother',
      startsOn: '2025-09-01',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { personId, guardianshipId: guardianship.id };
}

/** Someone who works in an organization, by default as a teacher; `personId` takes an existing person. */
export async function anEmployee(
  db: Queryable,
  fields: PersonFields & {
    organizationId: number;
    personId?: number;
    roles?: Exclude<Role, 'student' | 'guardian'>[];
    positions?: string[];
  },
): Promise<{ personId: number; employmentId: number }> {
  const personId = fields.personId ?? (await aPerson(db, fields)).id;
  const employment = await db
    .insertInto('employment')
    .values({
      personId,
      organizationId: fields.organizationId,
      positions: fields.positions ?? ['Учитель'],
      startsOn: '2025-09-01',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const roles = fields.roles ?? ['teacher'];
  if (roles.length > 0) {
    await db
      .insertInto('employmentRole')
      .values(roles.map((role) => ({ employmentId: employment.id, role })))
      .execute();
  }
  return { personId, employmentId: employment.id };
}
