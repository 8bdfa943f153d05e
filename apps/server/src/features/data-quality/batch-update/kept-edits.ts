import type { BatchKey } from './batch-columns.ts';
import type { RowEdits } from './row-edits.ts';
import type { FileEdits } from './update-plan.ts';

/** Of each row only what was edited: as it went out, and as it came back. */
interface KeptEdits extends Omit<FileEdits, 'edits'> {
  readonly edits: readonly (Omit<RowEdits, 'edited' | 'findings'> & {
    readonly edited: readonly (readonly [BatchKey, string])[];
  })[];
}

/** The edits of a file, to be kept until they are applied. */
export const packEdits = (file: FileEdits): Uint8Array => {
  const edits = file.edits.map(({ number, exported, edited }) => ({
    number,
    exported: {
      ...exported,
      texts: Object.fromEntries([...edited.keys()].map((key) => [key, exported.texts[key]])),
    },
    edited: [...edited],
  }));
  return Buffer.from(JSON.stringify({ ...file, edits } satisfies KeptEdits));
};

export function unpackEdits(bytes: Uint8Array): FileEdits {
  const kept = JSON.parse(Buffer.from(bytes).toString()) as KeptEdits; // what `packEdits` has made
  const edits = kept.edits.map((row) => ({ ...row, edited: new Map(row.edited), findings: [] }));
  return { ...kept, edits };
}
