// Loaded into a server before its own code (`node --import`): tells the parent process which statements a request has it send to
// PostgreSQL, so that the very same can be measured without the server.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Server } from 'node:http';
import pg from 'pg';

const tell = process.send?.bind(process);
// What the server asks on its own account – its jobs, the sealing of the audit log – belongs to no request.
const request = new AsyncLocalStorage<true>();

function fieldOf(statement: unknown, field: 'name' | 'text' | 'values'): unknown {
  return typeof statement === 'object' && statement !== null ? Reflect.get(statement, field) : undefined;
}

/** A method to be called upon whatever `this` is later. */
function methodOf(prototype: object, name: string): (this: unknown, ...parameters: unknown[]) => unknown {
  const method: unknown = Reflect.get(prototype, name);
  if (typeof method !== 'function') throw new TypeError(`There is no method ${name}.`);
  return function call(this: unknown, ...parameters) {
    return Reflect.apply(method, this, parameters);
  };
}

if (tell) {
  const emit = methodOf(Server.prototype, 'emit');
  Reflect.set(Server.prototype, 'emit', function within(this: Server, ...parameters: unknown[]) {
    const go = () => Reflect.apply(emit, this, parameters);
    return parameters[0] === 'request' ? request.run(true, go) : go();
  });

  const query = methodOf(pg.Client.prototype, 'query');
  Reflect.set(pg.Client.prototype, 'query', function recorded(this: pg.Client, ...parameters: unknown[]) {
    const [statement, values] = parameters;
    const text = typeof statement === 'string' ? statement : fieldOf(statement, 'text');
    if (typeof text === 'string' && request.getStore())
      tell({ name: fieldOf(statement, 'name'), text, values: fieldOf(statement, 'values') ?? values ?? [] });
    return Reflect.apply(query, this, parameters);
  });
  // The answer to a mark says that everything before it has been told.
  process.on('message', (mark) => void tell(mark));
}
