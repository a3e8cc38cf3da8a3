import { sql, type Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { ChannelId } from '../domain/channel.ts';
import type { ProofRow } from '../store/tables.ts';

type Proven = { readonly person: PrincipalId; readonly channel: ChannelId; readonly how: ProofRow['how'] };

/** Records that a person's own channel has accepted something other than a page. */
export async function prove(db: Kysely<unknown>, { person, channel, how }: Proven, at: Date): Promise<void> {
  await sql`
    insert into way_proofs (principal_id, channel, how, proven_at) values (${person}, ${channel}, ${how}, ${at})
    on conflict (principal_id, channel) do update set how = excluded.how, proven_at = excluded.proven_at`.execute(db);
}

export async function proofsOf(
  db: Kysely<unknown>,
  people: readonly PrincipalId[],
): Promise<ReadonlyMap<string, readonly { readonly channel: string; readonly at: Date }[]>> {
  const { rows } = await sql<ProofRow>`
    select * from way_proofs where principal_id = any(${people}::uuid[]) order by channel`.execute(db);
  return new Map(
    [...Map.groupBy(rows, (row) => row.principal_id)].map(([person, each]) => [
      person,
      each.map(({ channel, proven_at: at }) => ({ channel, at })),
    ]),
  );
}
