import { sql, type Kysely } from 'kysely';
import { addDays } from '../../../kernel/clock.ts';
import type { Measure } from '../domain/windows.ts';

/** A limit's counter within a window. */
export type Meter = {
  readonly scope: string;
  readonly measure: Measure;
  readonly from: Date;
  readonly limit: bigint;
};

/** A request for a tranche: at least one amount, preferably the other. */
export type Draw = Meter & {
  readonly lease: string;
  readonly least: bigint;
  readonly want: bigint;
  readonly expiresAt: Date;
};

/**
 * Leases part of what a meter has left, or nothing if that is below the minimum. An unreported lease counts as fully
 * spent once it expires, since its holder may have spent it. Locks the meter's row.
 * @returns the amount leased
 */
export async function draw(db: Kysely<unknown>, asked: Draw, now: Date): Promise<bigint> {
  const { scope, measure, from } = asked;
  await sql`insert into llm_meters (scope, measure, window_start, spent) values (${scope}, ${measure}, ${from}, 0)
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ spent: string }>`select spent from llm_meters
    where scope = ${scope} and measure = ${measure} and window_start = ${from} for update`.execute(db);
  const expired = await sql<{ amount: string }>`delete from llm_leases where scope = ${scope} and measure = ${measure}
    and window_start = ${from} and expires_at <= ${now} returning amount`.execute(db);
  const burnt = expired.rows.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  if (burnt > 0n) await add(db, asked, burnt);
  const lent = await sql<{ amount: string }>`select coalesce(sum(amount), 0) as amount from llm_leases
    where scope = ${scope} and measure = ${measure} and window_start = ${from}`.execute(db);
  const free = asked.limit - BigInt(rows[0]?.spent ?? '0') - burnt - BigInt(lent.rows[0]?.amount ?? '0');
  if (free < asked.least) return 0n;
  const amount = free < asked.want ? free : asked.want;
  await sql`insert into llm_leases (id, scope, measure, window_start, amount, expires_at)
    values (${asked.lease}, ${scope}, ${measure}, ${from}, ${String(amount)}, ${asked.expiresAt})`.execute(db);
  return amount;
}

const add = async (
  db: Kysely<unknown>,
  { scope, measure, from }: Pick<Meter, 'scope' | 'measure' | 'from'>,
  amount: bigint,
): Promise<void> =>
  void (await sql`update llm_meters set spent = spent + ${String(amount)}
    where scope = ${scope} and measure = ${measure} and window_start = ${from}`.execute(db));

/** What happened to a lease since the last report. */
export type Told = Pick<Meter, 'scope' | 'measure' | 'from'> & {
  readonly lease: string;
  readonly spent: bigint;
  readonly givenBack: bigint;
  readonly isOver: boolean;
};

/**
 * Books what was spent and returns the rest. An expired lease already counts as spent, so only spending beyond its
 * amount is added. Runs in meter order, so that servers do not deadlock.
 */
export async function tell(db: Kysely<unknown>, told: readonly Told[]): Promise<void> {
  for (const one of told) {
    await sql`select spent from llm_meters where scope = ${one.scope} and measure = ${one.measure}
      and window_start = ${one.from} for update`.execute(db);
    const { rows } = await sql<{
      amount: string;
    }>`select amount from llm_leases where id = ${one.lease} for update`.execute(db);
    const [lease] = rows;
    if (lease === undefined) continue;
    const left = BigInt(lease.amount) - one.spent - one.givenBack;
    if (one.isOver || left <= 0n) await sql`delete from llm_leases where id = ${one.lease}`.execute(db);
    else await sql`update llm_leases set amount = ${String(left)} where id = ${one.lease}`.execute(db);
    if (one.spent > 0n) await add(db, one, one.spent);
  }
}

/** Extends the leases a server still holds. */
export async function extend(
  db: Kysely<unknown>,
  leases: readonly string[],
  expiresAt: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`update llm_leases set expires_at = ${expiresAt}
    where id = any(${leases}::uuid[]) returning id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Amount taken per scope and measure in the window that contains a given time. */
export async function takenOf(
  db: Kysely<unknown>,
  scopes: readonly string[],
  measure: Measure,
  from: Date,
): Promise<ReadonlyMap<string, bigint>> {
  const { rows } = await sql<{ scope: string; spent: string }>`
    select scope, spent from llm_meters where scope = any(${scopes}::text[]) and measure = ${measure}
      and window_start = ${from}`.execute(db);
  return new Map(rows.map(({ scope, spent }) => [scope, BigInt(spent)]));
}

/** Deletes counts of past minutes. Days and months stay as long as calls do, since their spending is shown. */
export async function dropOldMinutes(db: Kysely<unknown>, before: Date): Promise<void> {
  await sql`delete from llm_leases where measure in ('requests', 'tokens') and window_start < ${before}`.execute(db);
  await sql`delete from llm_meters where measure in ('requests', 'tokens') and window_start < ${before}`.execute(db);
  await sql`delete from llm_minutes where minute < ${before}`.execute(db);
}

const LONGEST_WINDOW_DAYS = 31;

/** Deletes day and month counts older than the calls' retention. A window not over by then stays. */
export async function dropOldWindows(db: Kysely<unknown>, before: Date): Promise<void> {
  const begun = addDays(before, -LONGEST_WINDOW_DAYS);
  await sql`delete from llm_leases where window_start < ${begun}`.execute(db);
  await sql`delete from llm_meters where window_start < ${begun}`.execute(db);
}
