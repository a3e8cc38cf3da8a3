import { sql, type Kysely } from 'kysely';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** A bucket drains completely in `periodMs`; each attempt adds what takes `dropMs` to drain. */
export type Pace = { readonly dropMs: number; readonly periodMs: number };

/**
 * Adds one attempt unless the bucket would overflow; otherwise returns how long to wait. A single statement per bucket,
 * so that several servers count together.
 */
export async function fill(
  db: Kysely<unknown>,
  key: Buffer,
  { dropMs, periodMs }: Pace,
  now: Date,
): Promise<Result<undefined, { readonly waitMs: number }>> {
  const after = (ms: number): Date => new Date(now.getTime() + ms);
  const { rows } = await sql`
    insert into sign_in_buckets as b (key, empty_at) values (${key}, ${after(dropMs)})
    on conflict (key) do update
      set empty_at = greatest(b.empty_at, ${now}::timestamptz) + (excluded.empty_at - ${now}::timestamptz)
      where b.empty_at <= ${after(periodMs - dropMs)}
    returning key`.execute(db);
  if (rows.length > 0) {
    await sweep(db, now);
    return ok(undefined);
  }
  const { rows: full } = await sql<{ empty_at: Date }>`select empty_at from sign_in_buckets where key = ${key}`.execute(
    db,
  );
  const waitMs = (full[0]?.empty_at.getTime() ?? now.getTime()) + dropMs - periodMs - now.getTime();
  return err({ waitMs: Math.max(waitMs, 1000) });
}

/** Takes one attempt back out. */
export async function drain(db: Kysely<unknown>, key: Buffer, { dropMs }: Pace): Promise<void> {
  await sql`
    update sign_in_buckets set empty_at = empty_at - make_interval(secs => ${dropMs / 1000}) where key = ${key}`.execute(
    db,
  );
}

/** Deletes drained buckets, which carry no information. Each attempt deletes more of them than it creates. */
async function sweep(db: Kysely<unknown>, now: Date): Promise<void> {
  await sql`
    delete from sign_in_buckets where key in (
      select key from sign_in_buckets where empty_at < ${now} order by empty_at limit ${SWEPT} for update skip locked)`.execute(
    db,
  );
}

const SWEPT = 10;
