import { hash } from 'node:crypto';
import { encodeVerifierKey, formatReceipt, proveInclusion, signNote } from '@muster/proofs';
import { strToU8, zipSync } from 'fflate';
import { roleTitle } from '@muster/policy';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { EntryNames } from '../../../platform/ledger/action.ts';
import { describeEntry } from '../../../platform/ledger/describe-entry.ts';
import { readEnvelope } from '../../../platform/ledger/envelope.ts';
import { nativeSha256 } from '../../../platform/ledger/native-sha256.ts';
import { entriesFrom, latestCheckpoint } from '../../../platform/ledger/read-entries.ts';
import { checkpointsAfter, tilesOf, type StoredCheckpoint } from '../../../platform/ledger/read-tree.ts';
import { callerOf } from '../domain/cast.ts';
import { evidenceFiles, type Drawn, type ProvenEntry } from '../domain/evidence-files.ts';
import { evidenceReport } from '../domain/evidence-report.ts';
import type { Period } from '../domain/period.ts';
import { breakingOf, NO_DRILLS, type AssuranceRoom } from '../room.ts';
import { drawFrom, exceptionsOf, type DrawnEntry } from '../../../platform/ledger/stretch.ts';
import { evaluateControls } from './evaluate-controls.ts';
import { readHappenings } from './read-happenings.ts';
import { MOST_EXCEPTIONS } from './list-control-entries.ts';

/** The timestamp of every file in an archive, so that the same evidence gives the same bytes. */
const NO_DATE = '1980-01-02T00:00:00Z';

export type Pack = { readonly archive: Uint8Array; readonly sha256: string; readonly size: number };

/**
 * A period's evidence as one signed archive: the same bytes for the same period, seed and size.
 *
 * @param asked.size the signed head to count up to; defaults to the newest
 */
export async function gatherEvidence(
  room: AssuranceRoom,
  asked: Period & { readonly seed: string | undefined; readonly size: number | undefined },
): Promise<Result<Pack, AppError>> {
  const head = await headAt(room, asked.size);
  if (head === undefined) return err(noSuchSize);
  const { size, note } = head;
  const policies = room.policies();
  const seed = asked.seed ?? asked.from.toISOString();
  const stretch = { from: asked.from, to: asked.to, size, leftOut: NO_DRILLS };
  const breaking = breakingOf(room);
  const most = policies.current.controls.evidence.sample;
  const cited = new Map<number, DrawnEntry>();
  const controls: Drawn[] = [];
  for (const each of await evaluateControls(room, stretch)) {
    const isEmpty = each.population === 0;
    const all =
      each.exceptions === 0
        ? []
        : await exceptionsOf(room.reports, each.control, stretch, { breaking, most: MOST_EXCEPTIONS });
    const sample = isEmpty ? [] : await drawFrom(room.reports, each.control, stretch, { seed, most });
    for (const entry of [...all, ...sample]) cited.set(entry.seq, entry);
    controls.push({ ...each, exceptionsAt: all.map(({ seq }) => seq), sampleAt: sample.map(({ seq }) => seq) });
  }
  const titleOf = (role: string): string => roleTitle(policies.current, role);
  const happenings = await readHappenings({ db: room.reports, actions: room.actions(), titleOf }, stretch);
  for (const entry of happenings.told) cited.set(entry.seq, entry);
  const entries = await prove(room, [...cited.values()], head, { nameOf: callerOf(happenings.cast), titleOf });
  const { told: _, ...story } = happenings;
  const evidence = {
    ...stretch,
    seed,
    policy: policies.current,
    policyVersion: policies.currentVersion,
    head: note,
    keys: room.ledger.keys.map((key) => `${encodeVerifierKey(key)}\n`).join(''),
    controls,
    entries,
    origin: room.ledger.origin,
    begins: await firstInstant(room.reports),
    happenings: story,
    notes: Object.fromEntries(Object.entries(room.clauses()).map(([id, { note }]) => [id, note])),
  };
  const files = new Map([...evidenceFiles(evidence), ['report.html', evidenceReport(evidence)]]);
  const archive = zip(room, files);
  return ok({ archive, sha256: hash('sha256', archive), size });
}

/** When the ledger's first entry was written, unless it has been pruned. */
async function firstInstant(db: Db): Promise<string | undefined> {
  const [first] = await entriesFrom(db, 0, 1);
  return first?.seq === 0 ? first.envelope.time : undefined;
}

async function headAt({ reports }: AssuranceRoom, size: number | undefined): Promise<StoredCheckpoint | undefined> {
  if (size === undefined) return latestCheckpoint(reports);
  const [found] = await checkpointsAfter(reports, size - 1, 1);
  return found?.size === size ? found : undefined;
}

async function prove(
  { reports, actions }: AssuranceRoom,
  entries: readonly DrawnEntry[],
  { size, note }: StoredCheckpoint,
  names: EntryNames,
): Promise<readonly ProvenEntry[]> {
  const proven: ProvenEntry[] = [];
  for (const { seq, text } of entries) {
    const proof = await proveInclusion(seq, size, tilesOf(reports), nativeSha256);
    if (!proof.ok) throw new Error(`entry ${seq} cannot be proven: ${proof.detail}`);
    const receipt = formatReceipt({ entry: Buffer.from(text), index: seq, proof: proof.value, checkpoint: note });
    const envelope = readEnvelope(text);
    const { time, action, clause, actor, resource, thing } = envelope;
    const about = `${resource.kind} ${resource.id}`;
    const { summary } = describeEntry(actions(), envelope, undefined, names);
    proven.push({ seq, text, receipt, says: { time, action, clause, actor, about, thing: thing.id, says: summary } });
  }
  return proven;
}

function zip({ signers }: AssuranceRoom, files: ReadonlyMap<string, string>): Uint8Array {
  const sums = [...files].map(([name, words]) => `${hash('sha256', words)}  ${name}\n`).join('');
  const signed = signNote(`muster evidence\n${hash('sha256', sums)}\n`, [...signers]);
  const all = [...files, ['SHA256SUMS', sums], ['SHA256SUMS.note', signed]] as const;
  return zipSync(Object.fromEntries(all.map(([name, words]) => [name, strToU8(words)])), { mtime: NO_DATE, level: 6 });
}

const noSuchSize: AppError = {
  kind: 'invalid',
  code: 'assurance/no-such-size',
  public: 'Evidence has to end at a signed head of the ledger.',
  fields: [{ path: '/size', problem: 'no signed head has this size', remedy: 'leave it out to use the newest' }],
};
