import type { Tile } from '@muster/proofs';
import { sql, type Kysely, type RawBuilder } from 'kysely';

/** Stores tiles as the tree produced them: full ones once, the rightmost of each level overwritten as it grows. */
export const storedTiles = (tiles: readonly Tile[]): RawBuilder<unknown> => sql`
  insert into ledger_tiles (level, tile, hashes)
  select * from unnest(
    ${tiles.map((tile) => tile.level)}::smallint[], ${tiles.map((tile) => tile.index)}::bigint[],
    ${tiles.map((tile) => Buffer.from(tile.hashes))}::bytea[])
  on conflict (level, tile) do update set hashes = excluded.hashes`;

export async function readStoredTile(
  db: Kysely<unknown>,
  level: number,
  index: number,
): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ hashes: Buffer }>`
    select hashes from ledger_tiles where level = ${level} and tile = ${index}`.execute(db);
  return rows[0]?.hashes;
}
