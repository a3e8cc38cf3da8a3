import { createExportVerifier } from '@muster/proofs';
import { subscriberData } from '../../areas/comms/public.ts';
import { erasedIn, replayErasures } from '../../areas/data-subjects/public.ts';
import { memberData } from '../../areas/identity/public.ts';
import { predictionData } from '../../areas/models/public.ts';
import { pseudonymData } from '../../areas/privacy/public.ts';
import { asId } from '../../kernel/ids.ts';
import { createSystemClock } from '../../platform/clock/system-clock.ts';
import { openContext } from '../../platform/commands/transact.ts';
import type { Tx } from '../../platform/database/db.ts';
import { importDatabase, type Imported } from '../../platform/database/logical-import.ts';
import { reachDatabase } from '../../platform/database/open-database.ts';
import { createCryptoIds } from '../../platform/ids/crypto-ids.ts';
import { openErasureJournal } from '../../platform/personal-data/erasure-journal.ts';
import { DataKeys } from '../../platform/keys/data-keys.ts';
import { dropHolders } from '../../platform/keys/key-holders.ts';
import { KeyRing } from '../../platform/keys/key-ring.ts';
import { matchKeys } from '../../platform/keys/match-keys.ts';
import type { Erased } from '../../platform/personal-data/place.ts';
import { nativeSha256 } from '../../platform/ledger/native-sha256.ts';
import { nativeVerify } from '../../platform/ledger/native-verify.ts';
import { verifyLedger } from '../../platform/ledger/verify-ledger.ts';
import { ledgerIdentity } from '../ledger-identity.ts';
import { StartFailure } from '../start-failure.ts';
import { silentLog } from '../../platform/log/logger.ts';
import { hostBeside } from './host-beside.ts';
import { choose, keysOf, settings, type ProcessEnvironment } from './environment.ts';

export type Restore = {
  readonly lines: AsyncIterable<string>;
  /** A ledger exported later than the backup: the erasures recorded in it are repeated (R20). */
  readonly laterLedger: AsyncIterable<string> | undefined;
  /** The operator's assertion, needed if neither a later ledger nor a journal beside the keys records erasures. */
  readonly nothingErasedSince?: boolean;
  readonly onRows?: (table: string, rows: number) => void;
};

export type Restored = Imported & { readonly ledgerEntries: number; readonly erasedAgain: number };

/**
 * Fills an empty database from an export, all or nothing: only if the keys match, its ledger verifies, and later
 * erasures have been repeated. Muster serves nothing before this has committed.
 */
export async function restore(
  environment: ProcessEnvironment,
  { lines, laterLedger, nothingErasedSince = false, onRows }: Restore,
): Promise<Restored> {
  const config = settings(environment);
  const keys = keysOf(config);
  if (!keys.names().some((name) => name.startsWith('master-'))) {
    throw new StartFailure({
      problem: `There are no keys in ${keys.path}, and the export contains none.`,
      remedy: 'First copy the keys folder of the exported Muster there.',
    });
  }
  const ids = createCryptoIds();
  const clock = createSystemClock();
  const ring = new KeyRing(keys, ids);
  const identity = ledgerIdentity(ring);
  const trust = { origin: identity.origin, keys: identity.signers };
  const noted = openErasureJournal(keys).read();
  if (noted === undefined && laterLedger === undefined && !nothingErasedSince) throw erasuresUnknown(keys.path);
  const erased: Erased[] = [...(noted ?? [])];
  if (laterLedger !== undefined) {
    for await (const line of verified(laterLedger, trust)) erased.push(...erasedIn(line, PLACES));
  }
  const database = await reachDatabase({
    choice: await choose(config, keys, environment, silentLog),
    log: silentLog,
    ids,
  });
  try {
    let ledgerEntries = 0;
    let erasedAgain = 0;
    const imported = await importDatabase(database.owner, {
      lines,
      ...(onRows === undefined ? {} : { onRows }),
      check: async (tx) => {
        await matchKeys(tx, ring, clock.now());
        await dropHolders(tx);
        ledgerEntries = await assertLedgerHolds(tx, trust);
        erasedAgain = await eraseAgain(tx, erased);
      },
    });
    return { ...imported, ledgerEntries, erasedAgain };
  } finally {
    await database.close();
  }

  async function eraseAgain(tx: Tx, again: readonly Erased[]): Promise<number> {
    if (again.length === 0) return 0;
    const dataKeys = new DataKeys({ ring, ids, clock });
    const host = await hostBeside(tx, { ring, ids, clock, dataKeys });
    const { ctx, flush } = openContext(
      host,
      { actor: { kind: 'system', part: 'restore' }, requestId: asId(ids.opaque()) },
      tx,
    );
    const count = await replayErasures(ctx, { dataKeys, ring }, PLACES, again);
    await flush();
    return count;
  }
}

/** Where areas keep personal data; listed here because no area is running yet. */
const PLACES = [memberData, pseudonymData, predictionData, subscriberData];

const erasuresUnknown = (folder: string): StartFailure =>
  new StartFailure({
    problem: `It is not known who was erased since the export was made: ${folder} has no erasures.journal, and no later ledger was given.`,
    remedy:
      'Copy erasures.journal from the keys folder of the exported Muster, or pass --later-ledger; if nobody was erased, pass --nothing-erased-since.',
  });

type Trust = Parameters<typeof verifyLedger>[1];

async function assertLedgerHolds(tx: Tx, trust: Trust): Promise<number> {
  const judged = await verifyLedger(tx, trust);
  if (judged.kind === 'empty') return 0;
  if (judged.verdict.ok) return judged.verdict.entries;
  throw new StartFailure({
    problem: `The ledger in the export is not intact: ${judged.verdict.problem}, ${judged.verdict.detail}.`,
    remedy: 'Use an older export, and keep this one: it is evidence.',
  });
}

/** Ledger lines, proven to be ours only after the last has been read: a forged file must not erase anybody. */
async function* verified(lines: AsyncIterable<string>, trust: Trust): AsyncGenerator<string> {
  const verifier = createExportVerifier({ trust, sha256: nativeSha256, verify: nativeVerify });
  for await (const line of lines) {
    verifier.line(line);
    yield line;
  }
  const verdict = verifier.finish();
  if (!verdict.ok)
    throw new StartFailure({
      problem: `The later ledger is not intact: ${verdict.detail}.`,
      remedy: 'Use another copy of it.',
    });
}
