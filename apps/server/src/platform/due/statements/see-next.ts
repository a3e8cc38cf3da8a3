import { type Kysely, sql } from 'kysely';
import type { Row } from '../../database/row.ts';
import type { Lane } from '../kind.ts';

export type Next = { readonly id: string; readonly lane: Lane; readonly kind: string; readonly claimableAt: Date };

/** The next row across all lanes; ties go in lane order. For driving the worker manually, as tests do. */
export async function seeNext(
  db: Kysely<unknown>,
  look: { readonly kinds: readonly string[]; readonly except: readonly string[] },
): Promise<Next | undefined> {
  const { rows } = await sql<Pick<Row<'due_work', { lane: Lane }>, 'id' | 'lane' | 'kind' | 'claimable_at'>>`
    select id, lane, kind, claimable_at from due_work
    where state in ('open', 'leased') and kind = any(${look.kinds}::text[]) and id <> all(${look.except}::uuid[])
    order by claimable_at, due_at, array_position(array['page', 'clock', 'prompt', 'chat', 'housekeeping'], lane), id
    limit 1`.execute(db);
  return rows[0] && { id: rows[0].id, lane: rows[0].lane, kind: rows[0].kind, claimableAt: rows[0].claimable_at };
}
