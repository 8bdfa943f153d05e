import { createServer } from 'node:net';
import { codeOf } from './plain-failure.ts';

/** A port of 127.0.0.1 on which nothing listens at this moment. */
export async function freePort(): Promise<number> {
  const port = await tryToListen(0, '127.0.0.1');
  if (typeof port !== 'number') throw new Error('The system gave no free port.');
  return port;
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
