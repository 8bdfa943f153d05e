import { expect, test } from 'vitest';
import { httpClient } from './http.ts';
import { readPerson } from './person.ts';
import { restClient } from './rest.ts';
import type { EsiaTokens } from './tokens.ts';

const base = 'https://esia.example';
const passport = {
  type: 'RF_PASSPORT',
  vrfStu: 'VERIFIED',
  series: '4506',
  number: '000001',
  issueDate: '01.04.2006',
  issueId: '770-001',
  issuedBy: 'ОВД',
};
const mother = {
  lastName: 'Соколова',
  firstName: 'Анна',
  birthDate: '14.03.1986',
  gender: 'F',
  snils: '900-000-600 99',
  trusted: true,
};
const tokens: EsiaTokens = {
  oid: 1000000001,
  level: 'confirmed',
  trusted: true,
  sessionId: 's',
  accessToken: 'token',
  idToken: 'token',
  refreshToken: null,
  expiresAt: new Date(0),
};

/** ЕСИА as a table of answers by path; remembers what was asked of it. */
function anEsia(answers: Record<string, unknown>) {
  const asked: string[] = [];
  const answer: typeof fetch = async (input) => {
    const url = new URL(input instanceof Request ? input.url : input);
    asked.push(url.href);
    const body = url.origin === base ? answers[url.pathname] : undefined;
    if (body instanceof Error) throw body;
    return body === undefined ? Response.json({ code: 'ESIA-005029' }, { status: 403 }) : Response.json(body);
  };
  return { asked, rest: restClient(httpClient({ fetch: answer, timeoutMs: 1000 }), base) };
}

test('a mother is read with her passport, in dates and digits as we keep them', async () => {
  const { rest } = anEsia({
    '/rs/prns/1000000001': { ...mother, documents: { size: 1, elements: [passport] } },
  });
  expect(await readPerson(rest, tokens)).toEqual({
    oid: 1000000001,
    trusted: true,
    level: 'confirmed',
    lastName: 'Соколова',
    firstName: 'Анна',
    middleName: null,
    birthDate: '1986-03-14',
    gender: 'female',
    snils: '90000060099',
    documents: [
      {
        type: 'RF_PASSPORT',
        series: '4506',
        number: '000001',
        issueDate: '2006-04-01',
        issuedBy: 'ОВД',
        issueId: '770001',
        verified: true,
      },
    ],
  });
});

test('documents that come as links are read one by one', async () => {
  const { rest } = anEsia({
    '/rs/prns/1000000001': mother,
    '/rs/prns/1000000001/docs': { size: 1, elements: [`${base}/rs/prns/1000000001/docs/7`] },
    '/rs/prns/1000000001/docs/7': passport,
  });
  expect((await readPerson(rest, tokens)).documents).toMatchObject([{ number: '000001', verified: true }]);
});

test('a link to another host is not followed, so the token stays with ЕСИА', async () => {
  const elements = ['https://elsewhere.example/rs/prns/1000000001/docs/7'];
  const { rest, asked } = anEsia({ '/rs/prns/1000000001': { ...mother, documents: { elements } } });
  await expect(readPerson(rest, tokens)).rejects.toMatchObject({ kind: 'protocol' });
  expect(asked).toHaveLength(1);
});

test('a link whose path looks like a host stays with ЕСИА too', async () => {
  const elements = [`${base}//elsewhere.example/docs/7`];
  const { rest, asked } = anEsia({ '/rs/prns/1000000001': { ...mother, documents: { elements } } });
  await expect(readPerson(rest, tokens)).rejects.toMatchObject({ kind: 'refused' });
  expect(asked.map((url) => new URL(url).origin)).toEqual([base, base]);
});

test('a person whose documents were not granted simply has none', async () => {
  const { rest } = anEsia({ '/rs/prns/1000000001': mother });
  expect((await readPerson(rest, tokens)).documents).toEqual([]);
});

test('an account that the record calls not trusted is not confirmed, whatever the token says', async () => {
  const { rest } = anEsia({
    '/rs/prns/1000000001': { ...mother, trusted: false, documents: { elements: [] } },
  });
  expect(await readPerson(rest, tokens)).toMatchObject({ trusted: false, level: 'unconfirmed' });
});

test('a refusal of the record is told with its code', async () => {
  const { rest } = anEsia({});
  await expect(readPerson(rest, tokens)).rejects.toMatchObject({ kind: 'refused', code: 'ESIA-005029' });
});

test('an ЕСИА that does not answer is asked twice, then called unavailable', async () => {
  const { rest, asked } = anEsia({ '/rs/prns/1000000001': new TypeError('fetch failed') });
  await expect(readPerson(rest, tokens)).rejects.toMatchObject({ kind: 'unavailable' });
  expect(asked).toHaveLength(2);
});

test('an ЕСИА that hangs is given up after the time limit', async () => {
  const hang: typeof fetch = async (_url, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });
  const http = httpClient({ fetch: hang, timeoutMs: 20 });
  await expect(http.send(new URL(base), { method: 'POST', headers: {} })).rejects.toMatchObject({
    kind: 'unavailable',
  });
});
