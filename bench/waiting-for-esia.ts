// Loaded into a server before its own code (`node --import`): tells the parent process of each request how long it took, and how
// long of that the server waited for ЕСИА.
import { AsyncLocalStorage } from 'node:async_hooks';
import { IncomingMessage, Server, ServerResponse } from 'node:http';

/** One answered request. `waited` is what passed between the asking of ЕСИА and the last byte of its answers, in milliseconds. */
export interface AnsweredRequest {
  url: string;
  took: number;
  waited: number;
}

const tell = process.send?.bind(process);
const underWay = new AsyncLocalStorage<AnsweredRequest>();

if (tell) {
  const emit: unknown = Reflect.get(Server.prototype, 'emit');
  if (typeof emit !== 'function') throw new TypeError('A server of Node.js emits no events.');
  Reflect.set(Server.prototype, 'emit', function timed(this: Server, ...parameters: unknown[]) {
    const go = () => Reflect.apply(emit, this, parameters);
    const [event, request, response] = parameters;
    if (event !== 'request' || !(request instanceof IncomingMessage) || !(response instanceof ServerResponse))
      return go();
    const began = performance.now();
    const answered: AnsweredRequest = { url: request.url ?? '', took: 0, waited: 0 };
    response.once('finish', () => void tell({ ...answered, took: performance.now() - began }));
    return underWay.run(answered, go);
  });

  const ask = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const answered = underWay.getStore();
    const began = performance.now();
    const response = await ask(input, init);
    const body = await response.arrayBuffer();
    if (answered) answered.waited += performance.now() - began;
    return new Response(body.byteLength > 0 ? body : null, response);
  };
}
