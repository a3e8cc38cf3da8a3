import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId, type EntryId, type Id, type PrincipalId, type TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { AccessHeld } from '../../identity/public.ts';

export type ReviewId = Id<'access-review'>;
export type Decision = 'keep' | 'revoke';

/** A campaign: every access that existed when it opened, each kept or revoked by somebody other than its subject. */
export type AccessReview = {
  readonly id: ReviewId;
  readonly openedBy: PrincipalId;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly overdueAt: Date | undefined;
  readonly completedAt: Date | undefined;
  readonly items: number;
  readonly open: number;
  readonly revoked: number;
};

export type ReviewItem = Omit<AccessHeld, 'teamId'> & {
  readonly id: string;
  readonly reviewId: ReviewId;
  readonly place: number;
  readonly teamId: TeamId | undefined;
  readonly reviewerId: PrincipalId | undefined;
  readonly decision: Decision | undefined;
  readonly decidedBy: PrincipalId | undefined;
  readonly decidedAt: Date | undefined;
  readonly reason: Scrubbed | undefined;
  readonly lastInstant: Date;
};

/** @returns false if another review is open */
export async function insertReview(
  db: Kysely<unknown>,
  review: Pick<AccessReview, 'id' | 'openedBy' | 'openedAt' | 'dueAt'>,
  entry: EntryId,
): Promise<boolean> {
  const { id, openedBy, openedAt, dueAt } = review;
  const { rows } = await sql`
    insert into access_reviews (id, opened_by, opened_at, due_at, last_instant, last_entry)
    values (${id}, ${openedBy}, ${openedAt}, ${dueAt}, ${openedAt}, ${entry}) on conflict do nothing returning id`.execute(
    db,
  );
  return rows.length > 0;
}

export async function insertItems(
  db: Kysely<unknown>,
  items: readonly Pick<
    ReviewItem,
    'id' | 'reviewId' | 'place' | 'kind' | 'principalId' | 'ref' | 'teamId' | 'what' | 'reviewerId'
  >[],
  { at, entry }: { readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  const rows = items.map((item) => ({
    id: item.id,
    review_id: item.reviewId,
    place: item.place,
    kind: item.kind,
    principal_id: item.principalId,
    ref: item.ref,
    team_id: item.teamId ?? null,
    what: item.what,
    reviewer_id: item.reviewerId ?? null,
    last_instant: at,
    last_entry: entry,
  }));
  await sql`
    insert into access_review_items (id, review_id, place, kind, principal_id, ref, team_id, what, reviewer_id, last_instant, last_entry)
    select id, review_id, place, kind, principal_id, ref, team_id, what, reviewer_id, last_instant, last_entry
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, review_id uuid, place integer, kind text,
      principal_id uuid, ref text, team_id uuid, what text, reviewer_id uuid, last_instant timestamptz, last_entry uuid)`.execute(
    db,
  );
}

export async function decideItem(
  db: Kysely<unknown>,
  id: string,
  {
    decision,
    by,
    reason,
    at,
    entry,
  }: {
    readonly decision: Decision;
    readonly by: PrincipalId;
    readonly reason: Scrubbed | undefined;
    readonly at: Date;
    readonly entry: EntryId;
  },
): Promise<void> {
  await sql`update access_review_items set decision = ${decision}, decided_by = ${by}, decided_at = ${at},
    reason = ${reason ?? null}, last_instant = ${at}, last_entry = ${entry} where id = ${id}`.execute(db);
}

export async function markReview(
  db: Kysely<unknown>,
  id: ReviewId,
  as: 'overdue_at' | 'completed_at',
  { at, entry }: { readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  await sql`update access_reviews set ${sql.ref(as)} = ${at}, last_instant = ${at}, last_entry = ${entry}
    where id = ${id}`.execute(db);
}

/** Locks the review before the item, so that its counters are updated one decision at a time. */
export async function lockItem(db: Kysely<unknown>, id: string): Promise<ReviewItem | undefined> {
  await sql`select 1 from access_reviews where id = (select review_id from access_review_items where id = ${id}) for update`.execute(
    db,
  );
  return (await items(db, sql`where id = ${id} for no key update`))[0];
}

/** Items of a review after a place, all of them or only the undecided ones. */
export const itemsOf = async (
  db: Kysely<unknown>,
  review: ReviewId,
  asked: { readonly open: boolean; readonly after: number; readonly limit: number },
): Promise<readonly ReviewItem[]> =>
  items(
    db,
    sql`where review_id = ${review} and place > ${asked.after} ${asked.open ? sql`and decision is null` : sql``}
      order by place limit ${asked.limit}`,
  );

/** Undecided items of the open review, counted by reviewer. */
export async function openByReviewer(db: Kysely<unknown>): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ reviewer_id: string | null; count: number }>`
    select i.reviewer_id, count(*)::integer as count from access_review_items i join access_reviews r on r.id = i.review_id
    where r.completed_at is null and i.decision is null group by i.reviewer_id`.execute(db);
  return new Map(rows.map(({ reviewer_id: reviewer, count }) => [reviewer ?? '', count]));
}

/** Reviews, newest first. */
export async function reviews(
  db: Kysely<unknown>,
  rest: RawBuilder<unknown> = sql`order by r.opened_at desc, r.id desc limit 100`,
): Promise<readonly AccessReview[]> {
  const { rows } = await sql<ReviewRow>`
    select ${columnsOf('access_reviews', 'r')},
      (select count(*)::integer from access_review_items i where i.review_id = r.id) as items,
      (select count(*)::integer from access_review_items i where i.review_id = r.id and i.decision is null) as open,
      (select count(*)::integer from access_review_items i where i.review_id = r.id and i.decision = 'revoke') as revoked
    from access_reviews r ${rest}`.execute(db);
  return rows.map((row) => ({
    id: asId<'access-review'>(row.id),
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    overdueAt: row.overdue_at ?? undefined,
    completedAt: row.completed_at ?? undefined,
    items: row.items,
    open: row.open,
    revoked: row.revoked,
  }));
}

export const reviewById = async (db: Kysely<unknown>, id: string): Promise<AccessReview | undefined> =>
  (await reviews(db, sql`where r.id = ${id}`))[0];

type ReviewRow = Row<'access_reviews', { opened_by: PrincipalId }> & { items: number; open: number; revoked: number };

type ItemRow = Row<
  'access_review_items',
  {
    kind: AccessHeld['kind'];
    principal_id: PrincipalId;
    team_id: TeamId | null;
    reviewer_id: PrincipalId | null;
    decision: Decision | null;
    decided_by: PrincipalId | null;
    reason: Scrubbed | null;
  }
>;

async function items(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<readonly ReviewItem[]> {
  const { rows } =
    await sql<ItemRow>`select ${columnsOf('access_review_items')} from access_review_items ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    reviewId: asId<'access-review'>(row.review_id),
    place: row.place,
    kind: row.kind,
    principalId: row.principal_id,
    ref: row.ref,
    teamId: row.team_id ?? undefined,
    what: row.what,
    reviewerId: row.reviewer_id ?? undefined,
    decision: row.decision ?? undefined,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    reason: row.reason ?? undefined,
    lastInstant: row.last_instant,
  }));
}
