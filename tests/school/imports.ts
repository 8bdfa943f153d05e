import { setTimeout as sleep } from 'node:timers/promises';
import type { Import, ImportKind } from '../../packages/contract/src/index.ts';
import type { TestServer } from './server.ts';
import type { SignedIn } from './sessions.ts';

type App = TestServer['app'];
type Answer = Awaited<ReturnType<App['inject']>>;
type Uploader = Pick<SignedIn, 'headers'>;

/** A form with one file, as the browser sends it. */
export async function aForm(
  file: Uint8Array,
  name = 'school.xls',
): Promise<{ type: string; body: Buffer<ArrayBuffer> }> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(file)]), name);
  const response = new Response(form);
  return {
    type: response.headers.get('content-type') ?? '',
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/** Hands a file in for checking. */
export async function uploadFile(
  app: App,
  by: Uploader,
  kind: ImportKind,
  file: Uint8Array,
  name?: string,
): Promise<Answer> {
  const { type, body } = await aForm(file, name);
  return app.inject({
    method: 'POST',
    url: `/api/imports?kind=${kind}`,
    headers: { ...by.headers, 'content-type': type },
    payload: body,
  });
}

export async function getImport(app: App, by: Uploader, id: number): Promise<Import> {
  return (await app.inject({ url: `/api/imports/${id}`, headers: by.headers })).json();
}

export const requestApply = (
  app: App,
  by: Uploader,
  id: number,
  rows: 'all' | 'faultless',
): Promise<Answer> =>
  app.inject({ method: 'POST', url: `/api/imports/${id}/apply`, headers: by.headers, payload: { rows } });

/** Has an import applied and waits for the end, whatever it is. */
export async function applyImport(
  app: App,
  by: Uploader,
  id: number,
  rows: 'all' | 'faultless' = 'faultless',
): Promise<Import> {
  const response = await requestApply(app, by, id, rows);
  if (response.statusCode !== 202) throw new Error(`The import is refused: ${response.json().code}`);
  for (let tries = 0; tries < 200; tries += 1) {
    const current = await getImport(app, by, id);
    if (current.state !== 'queued') return current;
    await sleep(100);
  }
  throw new Error('The import has not come to an end within 20 seconds.');
}
