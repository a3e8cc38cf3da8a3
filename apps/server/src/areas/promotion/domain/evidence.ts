import type { PolicySnapshot } from '@muster/policy';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { EntryId, Id } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

export type EvidenceId = Id<'promotion_evidence'>;

/** Anything that did not run, or not to completion, is not a pass (R33). */
export const states = ['passed', 'failed', 'not-run'] as const;
export type EvidenceState = (typeof states)[number];

export const SMOKE_TEST = 'smoke-test';
export const ROLLBACK_PLAN = 'rollback-plan';

/** One piece of evidence for a commit. The newest of each kind counts; nothing is ever overwritten. */
export type Evidence = {
  readonly id: EvidenceId;
  readonly service: string;
  readonly commit: string;
  /** `SMOKE_TEST`, `ROLLBACK_PLAN`, or a gate's name in the policy. */
  readonly what: string;
  readonly state: EvidenceState;
  readonly tool: string | undefined;
  readonly findings: number;
  /** SHA-256 of the report. The report itself is not kept. */
  readonly report: string | undefined;
  /** When the scanner ran, according to the report; undefined if the report does not say. */
  readonly scannedAt: Date | undefined;
  readonly plan: Scrubbed | undefined;
  readonly reference: string | undefined;
  /** The deployment a smoke test ran against. */
  readonly deployment: string | undefined;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly lastEntry: EntryId;
};

export type CountsFor = PolicySnapshot['controls']['scanning'][string]['countsFor'];

/** Whether a report is too old to count (R33). Its age runs from the scan or the recording, whichever is earlier. */
export const isOutdated = (
  { recordedAt, scannedAt }: Pick<Evidence, 'recordedAt' | 'scannedAt'>,
  countsFor: CountsFor,
  now: Date,
): boolean => {
  const at = scannedAt !== undefined && isBefore(scannedAt, recordedAt) ? scannedAt : recordedAt;
  return isBefore(at, addMinutes(now, -countsFor.minutes));
};
