// Loaded into a server before its own code (`node --import`): tells the parent process which statements it sends to PostgreSQL,
// so that the very same can be measured without the server.
import pg from 'pg';

const tell = process.send?.bind(process);

function fieldOf(statement: unknown, field: 'text' | 'values'): unknown {
  return typeof statement === 'object' && statement !== null ? Reflect.get(statement, field) : undefined;
}

if (tell) {
  const { query } = pg.Client.prototype;
  Reflect.set(pg.Client.prototype, 'query', function recorded(this: pg.Client, ...parameters: unknown[]) {
    const [statement, values] = parameters;
    const text = typeof statement === 'string' ? statement : fieldOf(statement, 'text');
    // The queue of jobs asks on its own account.
    if (typeof text === 'string' && !text.includes('pgboss'))
      tell({ text, values: fieldOf(statement, 'values') ?? values ?? [] });
    return Reflect.apply(query, this, parameters);
  });
  // The answer to a mark says that everything before it has been told.
  process.on('message', (mark) => void tell(mark));
}
