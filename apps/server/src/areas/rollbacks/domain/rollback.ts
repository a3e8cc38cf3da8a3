import type { EntryId, Id, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

export type RollbackId = Id<'rollback'>;

export const rollbackStates = ['asked', 'refused', 'approved', 'running', 'succeeded', 'failed', 'timed-out'] as const;
export type RollbackState = (typeof rollbackStates)[number];

/** Why one ended that its executor did not end. */
export const endings = [
  'declined',
  'withdrawn',
  'unanswered',
  'moot',
  'executor-refused',
  'unreachable',
  'silent',
] as const;
export type Ending = (typeof endings)[number];

/** One thing set back to an earlier version, under an incident (GOV 2.3). */
export type Rollback = {
  readonly id: RollbackId;
  readonly incidentId: IncidentId;
  readonly target: string;
  readonly to: string;
  readonly from: string | undefined;
  readonly evidence: Scrubbed;
  readonly executorId: string;
  readonly requestedBy: PrincipalId;
  readonly requestedAt: Date;
  readonly state: RollbackState;
  readonly approval: string | undefined;
  /** When it was let happen; its executor has an answer to give by `answerBy`. */
  readonly authorisedAt: Date | undefined;
  readonly answerBy: Date | undefined;
  /** When a webhook took it, and when its executor said that it began. */
  readonly sentAt: Date | undefined;
  readonly startedAt: Date | undefined;
  readonly endedAt: Date | undefined;
  readonly because: Ending | undefined;
  /** The executor's own words. */
  readonly detail: Scrubbed | undefined;
  /** Its executor answered after Muster had given it up. */
  readonly isLate: boolean;
  /** Who let it happen without the commander's approval, at a SEV-1 that nobody answered (R24, R25). */
  readonly brokenBy: PrincipalId | undefined;
  readonly ratifiedBy: PrincipalId | undefined;
  readonly ratifiedAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

export const answers = ['started', 'succeeded', 'failed'] as const;
export type ExecutorAnswer = (typeof answers)[number];

/** What an answer changes: `nothing` for one that was given before, or that comes after a later one. */
export type Heard =
  | { readonly change: 'nothing' }
  | { readonly change: 'to'; readonly state: 'running' | 'succeeded' | 'failed'; readonly isLate: boolean }
  | { readonly change: 'refused'; readonly why: 'not-authorised' | 'told-otherwise' };

/**
 * What an executor's answer makes of a rollback. Said again it changes nothing; how it ended is said once, also late; what
 * nobody let happen has no outcome.
 */
export function hear({ state }: Pick<Rollback, 'state'>, answer: ExecutorAnswer): Heard {
  switch (state) {
    case 'asked':
    case 'refused':
      return { change: 'refused', why: 'not-authorised' };
    case 'succeeded':
    case 'failed':
      if (answer === 'started' || answer === state) return { change: 'nothing' };
      return { change: 'refused', why: 'told-otherwise' };
    case 'timed-out':
      return answer === 'started' ? { change: 'nothing' } : { change: 'to', state: answer, isLate: true };
    case 'running':
      return answer === 'started' ? { change: 'nothing' } : { change: 'to', state: answer, isLate: false };
    case 'approved':
      return { change: 'to', state: answer === 'started' ? 'running' : answer, isLate: false };
  }
}

/** Whether its executor still owes an answer. */
export const isUnderWay = ({ state }: Pick<Rollback, 'state'>): boolean => state === 'approved' || state === 'running';

/** Names of what is rolled back, and of versions: codes and no words, without `@`, so that nobody's address gets in. */
export const NAME = '^[A-Za-z0-9][A-Za-z0-9._/:+-]{0,149}$';
export const NAME_REMEDY =
  'write a name or a version such as ranker, checkout/api or v41: letters, digits and . _ / : + -';
