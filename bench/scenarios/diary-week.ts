import { Pool } from 'undici';
import { identityStatement } from '../../apps/server/src/features/identity/sessions/index.ts';
import { diaryWeekStatement } from '../../apps/server/src/features/learning/diary/index.ts';
import { openDatabase } from '../../apps/server/src/platform/database/database.ts';
import { measure, middle, type Round } from '../measure.ts';
import { figuresOf, type Scenario } from '../scenario.ts';
import { openSession } from '../sessions.ts';

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

interface DiaryWeekFigures {
  server: Round;
  statements: Round;
  bytes: number;
}

const leastRatio = 0.5;

export const diaryWeek: Scenario = {
  title: 'The diary of a week, rights checked, 8 at once',
  needsLessons: true,
  async run({ databaseUrl, origin }) {
    const { server, statements, bytes } = await measureDiaryWeek(databaseUrl, origin);
    const ratio = server.rate / statements.rate;
    return [
      { name: `through the server (${bytes} bytes at most)`, ...figuresOf(server) },
      { name: 'the same statements without the server', ...figuresOf(statements) },
      {
        name: 'ratio of the rates',
        measured: ratio.toFixed(2),
        limit: { text: `at least ${leastRatio.toFixed(2)}`, kept: ratio >= leastRatio },
      },
    ];
  },
};

/**
 * The diary of a week with rights checked, by 8 parents at once: through the server, and beside it the same two statements
 * (who is it; the week if the rights allow) through a bare connection, turn by turn in the same run.
 */
async function measureDiaryWeek(databaseUrl: string, origin: string): Promise<DiaryWeekFigures> {
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
  for (const { person_id: personId, organization_id: organizationId, enrolment_id: enrolmentId } of rows) {
    const session = await openSession(pool, { personId, role: 'guardian', organizationId });
    readers.push({ ...session, personId, enrolmentId });
  }
  return readers;
}
