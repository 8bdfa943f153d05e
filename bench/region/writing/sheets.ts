import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { tableNames, tables, type CellValue, type Row, type TableName } from './tables.ts';

const linesInChunk = 2000;
const special = /[\\\n\r\t]/;

const escapeText = (text: string): string =>
  special.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
    : text;

const arrayLiteral = (items: readonly string[]): string =>
  `{${items.map((item) => `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;

/** A value in the text format of COPY (PostgreSQL documentation, COPY, «Text Format»). */
function cell(value: CellValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return escapeText(arrayLiteral(value));
}

function* chunksOf(lines: readonly string[]): Generator<string> {
  for (let start = 0; start < lines.length; start += linesInChunk) {
    yield lines.slice(start, start + linesInChunk).join('');
  }
}

/** Rows waiting to be written, table by table; the ids too are given out here, since the generator allots them. */
export type Sheets = {
  add<Table extends TableName>(table: Table, row: Row<Table>): void;
  /** The next id of a table with an identity column. */
  nextId(table: TableName): number;
  /** Writes what waits by COPY, in the order of the foreign keys, and forgets it. */
  flush(): Promise<void>;
  /** Moves the identity sequences past the ids given out. */
  alignSequences(): Promise<void>;
};

export function createSheets(client: ClientBase): Sheets {
  const waiting = new Map<TableName, string[]>();
  const lastIds = new Map<TableName, number>();
  return {
    add: (table, row) => {
      const cells = row as Readonly<Record<string, CellValue>>;
      const line = `${tables[table].map((column) => cell(cells[column] ?? null)).join('\t')}\n`;
      const lines = waiting.get(table);
      if (lines) lines.push(line);
      else waiting.set(table, [line]);
    },
    nextId: (table) => {
      const id = (lastIds.get(table) ?? 0) + 1;
      lastIds.set(table, id);
      return id;
    },
    flush: async () => {
      for (const table of tableNames) {
        const lines = waiting.get(table);
        if (!lines) continue;
        const copy = client.query(copyFrom(`copy ${table} (${tables[table].join(', ')}) from stdin`));
        await pipeline(Readable.from(chunksOf(lines)), copy);
        waiting.delete(table);
      }
    },
    alignSequences: async () => {
      for (const [table, last] of lastIds) {
        await client.query(`select setval(pg_get_serial_sequence($1, 'id'), $2)`, [table, last]);
      }
    },
  };
}
