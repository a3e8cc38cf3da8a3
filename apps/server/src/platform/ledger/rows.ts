import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../database/db.ts';
import { GATHERED } from '../database/governed.ts';

/** A row that a transaction changed: its digests after (absent: deleted) and before (absent: new). */
export type RowChange = {
  readonly table: string;
  readonly key: string;
  readonly after: string | undefined;
  readonly before: string | undefined;
};

/** The list stored beside its entry, and the reference to it in the entry's envelope. */
export type RowList = { readonly text: string; readonly named: { readonly count: number; readonly sha256: string } };

/** Whether this transaction has changed any governed row. */
export async function hasGathered(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select coalesce(current_setting(${GATHERED}, true), '') <> '' as any`.execute(tx);
  return rows[0]?.any === true;
}

/** What the triggers of governed tables have collected, and the statement that clears it. */
export const gathered = sql<string | null>`nullif(current_setting(${GATHERED}, true), '')`;
export const forgetGathered = sql`select set_config(${GATHERED}, '', true)`;

/** Parses the collected lines: the first and last write of a key form a single change. */
export function changesOf(lines: string): readonly RowChange[] {
  const changes = new Map<string, RowChange>();
  for (const line of lines.split('\n')) {
    if (line === '') continue;
    const change = parseLine(line);
    const name = `${change.table}\t${change.key}`;
    changes.set(name, { ...change, before: changes.has(name) ? changes.get(name)?.before : change.before });
  }
  return [...changes.values()].filter(({ after, before }) => after !== before);
}

/** Undefined if there are no rows. */
export function listOf(changes: readonly RowChange[]): RowList | undefined {
  if (changes.length === 0) return undefined;
  const text = changes
    .map(({ table, key, after = '', before = '' }) => [table, key, after, before].join('\t'))
    .join('\n');
  return { text, named: { count: changes.length, sha256: sha256Of(text) } };
}

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('base64');

export const parseList = (text: string): readonly RowChange[] => text.split('\n').map(parseLine);

function parseLine(line: string): RowChange {
  const [table = '', key = '', after = '', before = ''] = line.split('\t');
  return { table, key, after: after === '' ? undefined : after, before: before === '' ? undefined : before };
}
