import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../commands/context.ts';
import { GATHERED } from '../database/governed.ts';

/** A row that a transaction changed: its digests after (absent: deleted) and before (absent: it is new). */
export type RowChange = {
  readonly table: string;
  readonly key: string;
  readonly after: string | undefined;
  readonly before: string | undefined;
};

/** As it is stored beside its entry, and as the entry's envelope names it. */
export type RowList = { readonly text: string; readonly named: { readonly count: number; readonly sha256: string } };

/** What the triggers of governed tables have gathered in this transaction; the first write of a key and its last are one change. */
export async function takeGathered(tx: Tx): Promise<readonly RowChange[]> {
  const { rows } = await sql<{ gathered: string | null }>`
    select current_setting(${GATHERED}, true) as gathered, set_config(${GATHERED}, '', true)`.execute(tx);
  const changes = new Map<string, RowChange>();
  for (const line of (rows[0]?.gathered ?? '').split('\n')) {
    if (line === '') continue;
    const change = parseLine(line);
    const name = `${change.table}\t${change.key}`;
    changes.set(name, { ...change, before: changes.has(name) ? changes.get(name)?.before : change.before });
  }
  return [...changes.values()].filter(({ after, before }) => after !== before);
}

/** Undefined for no rows. */
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
