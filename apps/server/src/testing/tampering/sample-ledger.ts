import { appendLeaves, EMPTY_EDGE, leafHash, signCheckpoint, TILE_WIDTH, type NoteSigner } from '@muster/proofs';
import { sql, type Kysely } from 'kysely';
import { canonicalJson } from '../../platform/ledger/envelope.ts';
import { nativeSha256 } from '../../platform/ledger/native-sha256.ts';
import { nativeSigner } from '../../platform/ledger/native-signer.ts';
import { storedTiles } from '../../platform/ledger/tile-store.ts';

export const ORIGIN = 'muster.test/ledger';
export const SIGNER = nativeSigner(ORIGIN, Buffer.alloc(32, 7));
/** An attacker who has the database but not the key. */
export const STRANGER = nativeSigner(ORIGIN, Buffer.alloc(32, 8));

const uuid = (seq: number) => `0198e2a0-0000-7000-8000-${seq.toString(16).padStart(12, '0')}`;

/** An entry like an acknowledgement's, one second after the previous one. */
export function sampleEnvelope(seq: number): string {
  return canonicalJson({
    v: 1,
    id: uuid(seq),
    log_type: 'audit',
    time: new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString(),
    actor: uuid(seq % 7),
    actor_kind: 'person',
    action: 'incident.acknowledged',
    action_version: 1,
    resource: { kind: 'incident', id: uuid(seq % 50) },
    thing: { kind: 'incident', id: uuid(seq % 50) },
    kept_for: 'records',
    clause: '3.1.2',
    decision: { allowed: true },
    policy: '2.0.0',
    request: `request-${seq}`,
    data: { number: seq },
  });
}

/**
 * Fills an empty database with a signed ledger as the sequencer would leave it: a head after every tile and at the end.
 */
export async function fillLedger(owner: Kysely<unknown>, count: number): Promise<void> {
  for (const table of ['ledger_entries', 'ledger_checkpoints', 'ledger_tiles', 'ledger_pending', 'ledger_content'])
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(owner);
  for (let from = 0; from < count; from += CHUNK)
    await insertEntries(owner, from, range(from, Math.min(count, from + CHUNK)).map(sampleEnvelope));
  await buildTree(owner, [SIGNER]);
}

const CHUNK = 5_000;
const range = (from: number, below: number): readonly number[] =>
  Array.from({ length: below - from }, (_, place) => from + place);

/** Inserts entries from a number on; their search columns are derived from the envelopes. */
export async function insertEntries(db: Kysely<unknown>, from: number, envelopes: readonly string[]): Promise<void> {
  await sql`
    insert into ledger_entries (seq, id, action, actor, resource_kind, resource_id, thing_kind, thing_id, kept_for, clause,
      allowed, occurred_at, envelope)
    select ${from}::bigint + n - 1, (j->>'id')::uuid, j->>'action', j->>'actor', j->'resource'->>'kind', j->'resource'->>'id',
      j->'thing'->>'kind', j->'thing'->>'id', j->>'kept_for', j->>'clause', (j->'decision'->>'allowed')::boolean,
      (j->>'time')::timestamptz, t
    from unnest(${[...envelopes]}::text[]) with ordinality as e (t, n) cross join lateral (select t::jsonb as j) x`.execute(
    db,
  );
}

/** Rebuilds tiles and heads from the entries as they are, as anyone with a key can; heads up to `keepHeads` stay. */
export async function buildTree(db: Kysely<unknown>, signers: readonly NoteSigner[], keepHeads = 0): Promise<void> {
  await sql`delete from ledger_tiles`.execute(db);
  await sql`delete from ledger_checkpoints where size > ${keepHeads}`.execute(db);
  let edge = EMPTY_EDGE;
  for (;;) {
    const { rows } = await sql<{ envelope: string }>`
      select envelope from ledger_entries where seq >= ${edge.size} order by seq limit ${TILE_WIDTH}`.execute(db);
    if (rows.length === 0) return;
    const grown = appendLeaves(
      edge,
      rows.map(({ envelope }) => leafHash(Buffer.from(envelope), nativeSha256)),
      nativeSha256,
    );
    edge = grown.edge;
    await storedTiles(grown.tiles).execute(db);
    if (signers.length === 0 || edge.size <= keepHeads) continue;
    const note = signCheckpoint({ origin: ORIGIN, size: edge.size, root: grown.root }, signers);
    await sql`insert into ledger_checkpoints (size, root, note, signed_at)
      values (${edge.size}, ${Buffer.from(grown.root)}, ${note}, '2026-01-01')`.execute(db);
  }
}
