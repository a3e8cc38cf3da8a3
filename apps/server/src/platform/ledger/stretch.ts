import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ClauseId } from '../../kernel/ids.ts';
import type { Row } from '../database/row.ts';
import { readEnvelope, type Envelope } from './envelope.ts';

/** The entries of a ledger of `size` that occurred in the period, except those of excluded things. */
export type Stretch = {
  readonly from: Date;
  readonly to: Date;
  /** Excludes entries before this one. */
  readonly fromSeq?: number;
  readonly size: number;
  /** Excluded things: the action that creates one, and what its data must contain. */
  readonly leftOut: { readonly action: string; readonly says: Readonly<Record<string, boolean>> };
};

/** Entries that name one of these clauses, or have one of these actions. */
export type Among = { readonly clauses: readonly ClauseId[]; readonly actions: readonly string[] };

/** How many entries have one action for one clause. */
export type ActionCount = {
  readonly clause: ClauseId | undefined;
  readonly action: string;
  readonly isAllowed: boolean;
  readonly count: number;
};

export type DrawnEntry = { readonly seq: number; readonly text: string; readonly envelope: Envelope };

const within = ({ from, to, fromSeq = 0, size, leftOut: { action, says } }: Stretch): RawBuilder<unknown> =>
  sql`occurred_at >= ${from} and occurred_at < ${to} and seq >= ${fromSeq} and seq < ${size} and thing_id not in (
    select made.thing_id from ledger_entries made
    where made.action = ${action} and made.envelope::jsonb -> 'data' @> ${JSON.stringify(says)}::jsonb)`;

/** How many entries each action has for each clause. */
export async function activityIn(db: Kysely<unknown>, stretch: Stretch): Promise<readonly ActionCount[]> {
  const { rows } = await sql<{ clause: ClauseId | null; action: string; allowed: boolean; n: number }>`
    select clause, action, allowed, count(*)::integer as n from ledger_entries where ${within(stretch)}
    group by clause, action, allowed order by clause, action, allowed`.execute(db);
  return rows.map(({ clause, action, allowed, n }) => ({
    clause: clause ?? undefined,
    action,
    isAllowed: allowed,
    count: n,
  }));
}

type EntryRow = Pick<Row<'ledger_entries'>, 'seq' | 'envelope'>;
const drawn = ({ seq, envelope }: EntryRow): DrawnEntry => ({
  seq: Number(seq),
  text: envelope,
  envelope: readEnvelope(envelope),
});

const isOf = ({ clauses, actions }: Among): RawBuilder<unknown> =>
  sql`(clause = any(${clauses}::text[]) or action = any(${actions}::text[]))`;

/** A sample of such entries, in an order that anyone who knows the seed can reproduce: by SHA-256 of `seed:seq`. */
export async function drawFrom(
  db: Kysely<unknown>,
  among: Among,
  stretch: Stretch,
  { seed, most }: { readonly seed: string; readonly most: number },
): Promise<readonly DrawnEntry[]> {
  const { rows } = await sql<EntryRow>`
    select seq, envelope from ledger_entries where ${within(stretch)} and ${isOf(among)}
    order by sha256(convert_to(${`${seed}:`} || seq::text, 'UTF8')), seq limit ${most}`.execute(db);
  return rows.map(drawn);
}

/** The entries among them that record a breach, oldest first. */
export async function exceptionsOf(
  db: Kysely<unknown>,
  among: Among,
  stretch: Stretch,
  { breaking, most }: { readonly breaking: ReadonlySet<string>; readonly most: number },
): Promise<readonly DrawnEntry[]> {
  const { rows } = await sql<EntryRow>`
    select seq, envelope from ledger_entries
    where ${within(stretch)} and ${isOf(among)} and action = any(${[...breaking]}::text[])
    order by seq limit ${most}`.execute(db);
  return rows.map(drawn);
}

/** The number of entries of one action by the value of a field of their data. */
export async function countedBy(
  db: Kysely<unknown>,
  stretch: Stretch,
  action: string,
  field: string,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ value: string; n: number }>`
    select envelope::jsonb -> 'data' ->> ${field} as value, count(*)::integer as n from ledger_entries
    where ${within(stretch)} and action = ${action} group by 1 order by 1`.execute(db);
  return Object.fromEntries(rows.map(({ value, n }) => [value, n]));
}

/**
 * Counts such entries, except those of things of a kind that broke the clause, in this stretch or since an earlier
 * entry: what a thing that broke a clause still writes is no evidence that the clause is met.
 */
export async function countElsewhere(
  db: Kysely<unknown>,
  among: Among,
  stretch: Stretch,
  broken: { readonly breaking: ReadonlySet<string>; readonly since: number; readonly kind: string },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from ledger_entries
    where ${within(stretch)} and ${isOf(among)} and not (thing_kind = ${broken.kind} and thing_id in (
      select thing_id from ledger_entries
      where seq >= ${broken.since} and seq < ${stretch.size} and ${isOf(among)}
        and action = any(${[...broken.breaking]}::text[])))`.execute(db);
  return rows[0]?.n ?? 0;
}

/**
 * All entries of these actions, oldest first, whatever their clause.
 *
 * @param most the maximum returned; if reached, there may be more
 */
export async function entriesOf(
  db: Kysely<unknown>,
  actions: readonly string[],
  stretch: Stretch,
  most: number,
): Promise<readonly DrawnEntry[]> {
  const { rows } = await sql<EntryRow>`
    select seq, envelope from ledger_entries where ${within(stretch)} and action = any(${actions}::text[])
    order by seq limit ${most}`.execute(db);
  return rows.map(drawn);
}
