import { noteKey } from '@muster/proofs';
import type { Kysely } from 'kysely';
import { leavesOf, recordsFrom } from '../../areas/sinks/queries/records.ts';
import { formatRecord, readRecord } from '../../areas/sinks/records/record.ts';
import { reconcile } from '../../areas/sinks/delivery/reconcile.ts';
import { ok } from '../../kernel/result.ts';
import { auditRows } from '../../platform/ledger/audit-rows.ts';
import { verifyLedger } from '../../platform/ledger/verify-ledger.ts';
import { ORIGIN, SIGNER } from './sample-ledger.ts';

const trust = { origin: ORIGIN, keys: [noteKey(ORIGIN, SIGNER.publicKey)] };

/** A sink's copies, one line per entry. */
export async function copiesOf(db: Kysely<unknown>, count: number): Promise<string[]> {
  const lines: string[] = [];
  for (let from = 0; from < count; from += CHUNK)
    for (const record of await recordsFrom(db, from, CHUNK)) lines.push(formatRecord(record, 'native'));
  return lines;
}

const CHUNK = 5_000;

/**
 * Every check Muster makes: the ledger against its key and external checkpoints, the rows, and the sink's copies
 * against the tree.
 */
export async function examine(
  db: Kysely<unknown>,
  {
    count,
    copies,
    anchors,
  }: { readonly count: number; readonly copies: readonly string[]; readonly anchors: readonly string[] },
): Promise<readonly string[]> {
  const found: string[] = [];
  const judged = await verifyLedger(db, trust, anchors);
  if (judged.kind === 'judged' && !judged.verdict.ok)
    found.push(`ledger: ${judged.verdict.problem}, ${judged.verdict.detail}`);
  const { problems } = await auditRows(db, new Uint8Array(32));
  found.push(...problems.map(({ kind, id, problem }) => `rows: ${kind} ${problem} ${id}`));
  const held = (async function* () {
    for (const line of copies) yield ok(readRecord(JSON.parse(line), 'native'));
  })();
  const compared = await reconcile(held, { from: 0, below: count, leafAt: leavesOf(db), setAside: new Set() });
  if (compared.ok) {
    const { missing, altered, twice } = compared.value;
    for (const [what, many] of Object.entries({ missing, altered, twice }))
      if (many > 0) found.push(`sink: ${what} ${many}`);
  }
  return found;
}
