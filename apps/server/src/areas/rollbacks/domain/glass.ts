import type { PolicySnapshot, Severity } from '@muster/policy';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { Rollback } from './rollback.ts';

/** Why break-glass is not available: only at a SEV-1, and only if nobody answers (R24). Undefined if it is. */
export function whyGlassHolds(
  { state, requestedAt }: Pick<Rollback, 'state' | 'requestedAt'>,
  severity: Severity,
  { changes, approvals }: PolicySnapshot,
  now: Date,
): string | undefined {
  const { severities, title } = changes.breakGlass;
  if (state !== 'asked') return 'It is already decided.';
  if (!severities.includes(severity)) return `${title} are for ${severities.join(', ')}.`;
  const from = addMinutes(requestedAt, approvals.rollback.unansweredFor.minutes);
  return isBefore(now, from) ? `The approvers have until ${from.toISOString()} to answer.` : undefined;
}
