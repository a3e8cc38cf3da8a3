import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';

/** What was stored in one transaction, and what its entry commits to. */
export type Segment = {
  readonly id: EntryId;
  readonly salt: Buffer;
  readonly root: string;
  readonly predictions: number;
  readonly outcomes: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
};

export async function insertSegment(db: Kysely<unknown>, made: Segment): Promise<void> {
  await sql`
    insert into prediction_segments (id, salt, root, predictions, outcomes, first_at, last_at, last_entry)
    values (${made.id}, ${made.salt}, ${made.root}, ${made.predictions}, ${made.outcomes}, ${made.firstAt},
      ${made.lastAt}, ${made.id})`.execute(db);
}

export async function readSegment(db: Kysely<unknown>, id: string): Promise<Segment | undefined> {
  const { rows } = await sql<{
    id: EntryId;
    salt: Buffer;
    root: string;
    predictions: number;
    outcomes: number;
    first_at: Date;
    last_at: Date;
  }>`select id, salt, root, predictions, outcomes, first_at, last_at from prediction_segments where id = ${id}`.execute(
    db,
  );
  return rows.map(({ first_at: firstAt, last_at: lastAt, ...row }) => ({ ...row, firstAt, lastAt }))[0];
}
