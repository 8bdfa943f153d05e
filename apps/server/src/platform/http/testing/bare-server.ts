// `node …/bare-server.ts BYTES`: the HTTP framework alone, with a static answer of so many bytes, for measurements to stand beside.
// The first line it prints is its address.
import Fastify from 'fastify';

const body = JSON.stringify({
  text: 'ж'.repeat(Math.max(0, Math.floor((Number(process.argv[2]) - 11) / 2))),
});
const app = Fastify();
app.all('/*', (_request, reply) => reply.type('application/json; charset=utf-8').send(body));
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
