import { isBefore } from '../../../kernel/clock.ts';
import type { ClauseId, EntryId, Id, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Protected } from '../../../kernel/protected.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

export type ExceptionId = Id<'exception'>;

export const exceptionStates = ['asked', 'approved', 'refused', 'ended', 'expired'] as const;
export type ExceptionState = (typeof exceptionStates)[number];

/** A deviation from one clause, for one scope, until a moment (GOV 1.2). Only its state changes, never its text. */
export type Exception = Protected & {
  readonly id: ExceptionId;
  readonly clause: ClauseId;
  readonly scope: string;
  readonly justification: Scrubbed;
  readonly compensatingControl: Scrubbed;
  readonly expiresAt: Date;
  /** The active incident it depends on. Undefined if it needs none (R31), or until a governance incident is opened. */
  readonly incidentId: IncidentId | undefined;
  readonly renewsId: ExceptionId | undefined;
  readonly requestedBy: PrincipalId;
  readonly requestedAt: Date;
  readonly state: ExceptionState;
  readonly approval: string | undefined;
  readonly approvedAt: Date | undefined;
  /** When it was refused, ended, or recorded as expired. */
  readonly overAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

/** Its status at a given moment. Its expiry applies even before it is recorded. */
export type Standing = 'asked' | 'in-force' | 'expired' | 'refused' | 'ended';

export function standingAt({ state, expiresAt }: Pick<Exception, 'state' | 'expiresAt'>, now: Date): Standing {
  if (state !== 'approved') return state;
  return isBefore(now, expiresAt) ? 'in-force' : 'expired';
}

/** The scope that any exception may have, besides a single named thing. */
const WHOLE_ORGANISATION = 'organisation';

const kinds = 'account|asset|change|environment|incident|model|repository|runbook|service|slo';

/** Codes and names rather than text, without `@`, so that it cannot contain an e-mail address. */
export const SCOPE = `^(${WHOLE_ORGANISATION}|(${kinds}):[A-Za-z0-9][A-Za-z0-9._/#:-]{0,199})$`;
export const SCOPE_REMEDY = 'write organisation, or a kind and a name, such as service:checkout or slo:ML-SLO-004';

/** The canonical spelling: gates and people write names in any case. */
export const scopeOf = (written: string): string => written.toLowerCase();

/** The scopes a gate looks up: its own, and the whole organisation. */
export const scopesAsked = (scope: string | readonly string[]): readonly string[] => [
  ...new Set([WHOLE_ORGANISATION, ...(typeof scope === 'string' ? [scope] : scope).map(scopeOf)]),
];
