import type { EntryId, Id, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

export type RollbackId = Id<'rollback'>;

export const rollbackStates = ['asked', 'refused', 'approved', 'running', 'succeeded', 'failed', 'timed-out'] as const;
export type RollbackState = (typeof rollbackStates)[number];

/** Why a rollback ended without its executor reporting success or failure. */
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

/** Setting one thing back to an earlier version, under an incident (GOV 2.3). */
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
  /** When it was authorised; its executor must report by `answerBy`. */
  readonly authorisedAt: Date | undefined;
  readonly answerBy: Date | undefined;
  /** When the webhook accepted it, and when its executor reported starting. */
  readonly sentAt: Date | undefined;
  readonly startedAt: Date | undefined;
  readonly endedAt: Date | undefined;
  readonly because: Ending | undefined;
  /** The executor's own text. */
  readonly detail: Scrubbed | undefined;
  /** Its executor reported after Muster had given up on it. */
  readonly isLate: boolean;
  /** Who authorised it by break-glass, without the commander, at a SEV-1 that nobody answered (R24, R25). */
  readonly brokenBy: PrincipalId | undefined;
  readonly ratifiedBy: PrincipalId | undefined;
  readonly ratifiedAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

export const answers = ['started', 'succeeded', 'failed'] as const;
export type ExecutorAnswer = (typeof answers)[number];

/** The effect of an answer: `nothing` if it is a repeat or arrives after a later one. */
export type Heard =
  | { readonly change: 'nothing' }
  | { readonly change: 'to'; readonly state: 'running' | 'succeeded' | 'failed'; readonly isLate: boolean }
  | { readonly change: 'refused'; readonly why: 'not-authorised' | 'told-otherwise' };

/**
 * Applies an executor's answer. A repeat changes nothing; the outcome is accepted once, even late; a rollback that was
 * never authorised accepts none.
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

/** Whether its executor still owes an outcome. */
export const isUnderWay = ({ state }: Pick<Rollback, 'state'>): boolean => state === 'approved' || state === 'running';

/** Names of targets and versions: codes, never prose, and no `@`, so that no one's address gets in. */
export const NAME = '^[A-Za-z0-9][A-Za-z0-9._/:+-]{0,149}$';
export const NAME_REMEDY =
  'write a name or a version such as ranker, checkout/api or v41: letters, digits and . _ / : + -';
