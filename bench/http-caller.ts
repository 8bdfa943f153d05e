import { Pool } from 'undici';

export interface HttpRequest {
  method: 'GET' | 'POST';
  path: string;
  cookie: string;
  body?: object;
}

/** The server answered, but has no such address or refuses: what was to be measured is not there. */
export class NotMeasurable extends Error {}

export interface HttpCaller {
  /** Asks and reads the whole answer. @returns its bytes. @throws NotMeasurable for anything but 200. */
  call(request: HttpRequest): Promise<number>;
  close(): Promise<void>;
}

/** A client with so many connections, as a proxy in front of the server keeps them. */
export function httpCaller(origin: string, connections: number): HttpCaller {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  return {
    async call({ method, path, cookie, body }) {
      const answer = await pool.request({
        method,
        path,
        headers: { cookie, 'x-gorodok': '1', ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await answer.body.text();
      if (answer.statusCode !== 200)
        throw new NotMeasurable(`${method} ${path} is answered ${answer.statusCode}: ${text.slice(0, 200)}`);
      return Buffer.byteLength(text);
    },
    close: () => pool.close(),
  };
}
