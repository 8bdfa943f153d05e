import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { codeOf } from './plain-failure.ts';

/**
 * A port of 127.0.0.1 on which nothing listens at this moment. It lies below those that the system gives to outgoing connections
 * (from 32768 on Linux): one of these could be taken between the asking and the use.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(20_000, 32_768);
    if ((await tryToListen(port, '127.0.0.1')) === port) return port;
  }
  throw new Error('There is no free port between 20000 and 32768.');
}

/** Whether nothing listens on this port, at neither of the addresses that «localhost» may mean to a browser. */
export async function isFree(port: number): Promise<boolean> {
  for (const address of ['127.0.0.1', '::1']) {
    if ((await tryToListen(port, address)) === 'taken') return false;
  }
  return true;
}

function tryToListen(port: number, host: string): Promise<number | 'taken' | 'no such address'> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const code = codeOf(error);
      if (code === 'EADDRINUSE') resolve('taken');
      else if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') resolve('no such address');
      else reject(error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      const given = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(given));
    });
  });
}
