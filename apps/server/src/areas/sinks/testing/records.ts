import { encodeHex, leafHash } from '@muster/proofs';
import { labelled } from '../../../platform/database/column-classes.ts';
import { canonicalJson } from '../../../platform/ledger/envelope.ts';
import type { SinkRecord } from '../records/sink-record.ts';

const AT = Date.parse('2026-11-02T09:00:00.000Z');

/** Ledger entries one second apart, some with a time slightly before the previous one. */
export const recordsOf = (count: number, more: Readonly<Record<string, unknown>> = {}): readonly SinkRecord[] =>
  Array.from({ length: count }, (_, seq) => {
    const at = new Date(AT + seq * 1000 - (seq % 7 === 3 ? 1500 : 0));
    const id = `0198e2a0-0000-7000-8000-${seq.toString(16).padStart(12, '0')}`;
    const entry = canonicalJson({
      v: 1,
      id,
      log_type: 'audit',
      time: at.toISOString(),
      actor: 'p-1',
      actor_kind: 'person',
      action: 'incident.acknowledged',
      action_version: 1,
      resource: { kind: 'incident', id: `i-${seq}` },
      thing: { kind: 'incident', id: `i-${seq}` },
      kept_for: 'records',
      decision: { allowed: true },
      policy: 'GOV-001@2.0.0+r1',
      request: `r-${seq}`,
      data: { number: seq },
      ...more,
    });
    const leaf = encodeHex(leafHash(Buffer.from(entry)));
    const labelledEntry = labelled('ledger_entries.envelope', entry);
    return { seq, id, at, leaf, entry: labelledEntry, checkpoint: `muster.test/ledger\n${count}\nroot\n\n— key sig\n` };
  });

export const LAST = new Date(AT + 3_600_000);
