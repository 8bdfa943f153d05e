import { randomBytes, createHash } from 'node:crypto';
import { Pool } from 'undici';
import { identityStatement } from '../../apps/server/src/features/identity/sessions/index.ts';
import { diaryWeekStatement } from '../../apps/server/src/features/learning/diary/index.ts';
import { openDatabase } from '../../apps/server/src/platform/database/database.ts';
import { measure, middle, type Round } from '../measure.ts';

const atOnce = 8;
const rounds = 5;
const seconds = 5;

/** A parent at the diary of a child: what one request needs, over HTTP and for the statements alone. */
interface Reader {
  cookie: string;
  tokenHash: Buffer;
  personId: number;
  enrolmentId: number;
}

export interface DiaryWeekFigures {
  server: Round;
  statements: Round;
  bytes: number;
}

/**
 * The diary of a week with rights checked, by 8 parents at once: through the server, and beside it the same two statements
 * (who is it; the week if the rights allow) through a bare connection, turn by turn in the same run.
 */
export async function measureDiaryWeek(databaseUrl: string, origin: string): Promise<DiaryWeekFigures> {
  const database = openDatabase({ url: databaseUrl, poolSize: atOnce });
  const http = new Pool(origin, { connections: atOnce, pipelining: 1 });
  try {
    const readers = await signIn(database.pool);
    const readerOf = (turn: number): Reader => {
      const reader = readers[turn % readers.length];
      if (!reader) throw new Error('The region has no families.');
      return reader;
    };
    let bytes = 0;
    const throughServer = async (turn: number) => {
      const { cookie, enrolmentId } = readerOf(turn);
      const { statusCode, body } = await http.request({
        method: 'GET',
        path: `/api/diary/${enrolmentId}/week`,
        headers: { cookie },
      });
      const text = await body.text();
      if (statusCode !== 200) throw new Error(`The server answered ${statusCode}.`);
      bytes = Math.max(bytes, Buffer.byteLength(text));
    };
    const throughStatements = async (turn: number) => {
      const { tokenHash, personId, enrolmentId } = readerOf(turn);
      const identity = await database.pool.query({ ...identityStatement, values: [tokenHash] });
      const week = await database.pool.query({
        ...diaryWeekStatement,
        values: [enrolmentId, personId, 'guardian', null],
      });
      if (identity.rowCount !== 1 || week.rowCount !== 1) throw new Error('The statements found nothing.');
    };
    // Each family is read once before: plans, caches and the one audit entry of a session are not what is measured.
    for (let turn = 0; turn < readers.length; turn++) await throughServer(turn);
    await measure(throughStatements, atOnce, 2);

    const ofServer: Round[] = [];
    const ofStatements: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      ofServer.push(await measure(throughServer, atOnce, seconds));
      ofStatements.push(await measure(throughStatements, atOnce, seconds));
    }
    return { server: middle(ofServer), statements: middle(ofStatements), bytes };
  } finally {
    await http.close();
    await database.close();
  }
}

/** Opens a session for a thousand families with a child at school, as the sign-in does. */
async function signIn(pool: ReturnType<typeof openDatabase>['pool']): Promise<Reader[]> {
  const { rows } = await pool.query<{ person_id: number; enrolment_id: number; organization_id: number }>(`
    select distinct on (guardianship.guardian_id)
      guardianship.guardian_id as person_id, enrolment.id as enrolment_id, enrolment.organization_id
    from guardianship
    join enrolment on enrolment.person_id = guardianship.child_id
    join class_membership on class_membership.enrolment_id = enrolment.id
    join person as child on child.id = guardianship.child_id
    where guardianship.ends_on is null and guardianship.may_see and enrolment.ends_on is null
      and enrolment.education = 'general' and child.birth_date > now() - interval '17 years'
    order by guardianship.guardian_id, enrolment.id
    limit 1000`);
  const readers: Reader[] = [];
  for (const row of rows) {
    const token = randomBytes(32).toString('base64url');
    const tokenHash = createHash('sha256').update(token).digest();
    await pool.query(
      `with account as (
         insert into account (person_id) values ($1)
         on conflict (person_id) do update set person_id = excluded.person_id returning id)
       insert into session (token_hash, account_id, role, organization_id, expires_at)
       select $2, id, 'guardian', $3, now() + interval '1 day' from account`,
      [row.person_id, tokenHash, row.organization_id],
    );
    readers.push({
      cookie: `gorodok_session=${token}`,
      tokenHash,
      personId: row.person_id,
      enrolmentId: row.enrolment_id,
    });
  }
  return readers;
}
