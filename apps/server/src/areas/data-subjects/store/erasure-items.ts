import { sql, type Kysely } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Erased } from '../../../platform/personal-data/place.ts';
import type { ErasureItem } from './erasures.ts';

/** Inserts in name order, so that two erasures cannot deadlock. */
export async function insertItems(
  db: Kysely<unknown>,
  erasure: string,
  items: readonly Erased[],
  erasedAt: Date | undefined,
  entry: EntryId,
): Promise<void> {
  await sql`insert into erasure_items (erasure_id, place, ref, state, erased_at, last_entry)
    select ${erasure}, t.place, t.ref, ${erasedAt === undefined ? 'waiting' : 'erased'}, ${erasedAt ?? null}::timestamptz, ${entry}
    from unnest(${items.map(({ place }) => place)}::text[], ${items.map(({ ref }) => ref)}::text[]) as t (place, ref)
    order by t.place, t.ref`.execute(db);
}

type ErasureItemRow = Row<'erasure_items', { state: ErasureItem['state']; held_by: PrincipalId | null }>;

export async function itemsOf(db: Kysely<unknown>, erasure: string): Promise<readonly ErasureItem[]> {
  const { rows } = await sql<ErasureItemRow>`select ${columnsOf('erasure_items')} from erasure_items
    where erasure_id = ${erasure} order by place, ref`.execute(db);
  return rows.map((row) => ({
    place: row.place,
    ref: row.ref,
    state: row.state,
    holdReason: row.hold_reason ?? undefined,
    heldBy: row.held_by ?? undefined,
    erasedAt: row.erased_at ?? undefined,
  }));
}

/** Those of the items that are in an unfinished erasure, held or not. */
export async function openAmong(db: Kysely<unknown>, items: readonly Erased[]): Promise<readonly Erased[]> {
  const { rows } = await sql<Erased>`select i.place, i.ref from erasure_items i
    join unnest(${items.map(({ place }) => place)}::text[], ${items.map(({ ref }) => ref)}::text[]) as t (place, ref)
      on t.place = i.place and t.ref = i.ref
    where i.state <> 'erased'`.execute(db);
  return rows;
}

export async function isHeld(db: Kysely<unknown>, { place, ref }: Erased): Promise<boolean> {
  const { rows } = await sql`select 1 from erasure_items
    where place = ${place} and ref = ${ref} and state = 'held'`.execute(db);
  return rows.length > 0;
}

type At = { readonly erasure: string } & Erased;

export async function markErased(db: Kysely<unknown>, at: At, now: Date, entry: EntryId): Promise<void> {
  await sql`update erasure_items set state = 'erased', erased_at = ${now}, last_entry = ${entry}
    where erasure_id = ${at.erasure} and place = ${at.place} and ref = ${at.ref}`.execute(db);
}

export async function markHeld(
  db: Kysely<unknown>,
  at: At,
  { reason, by }: { readonly reason: string; readonly by: PrincipalId | undefined },
  entry: EntryId,
): Promise<void> {
  await sql`update erasure_items set state = 'held', hold_reason = ${reason}, held_by = ${by ?? null}, last_entry = ${entry}
    where erasure_id = ${at.erasure} and place = ${at.place} and ref = ${at.ref}`.execute(db);
}

export async function markReleased(db: Kysely<unknown>, at: At, entry: EntryId): Promise<void> {
  await sql`update erasure_items set state = 'waiting', hold_reason = null, held_by = null, last_entry = ${entry}
    where erasure_id = ${at.erasure} and place = ${at.place} and ref = ${at.ref}`.execute(db);
}
