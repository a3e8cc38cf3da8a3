import type { PolicySnapshot, Severity } from '@muster/policy';
import { addMinutes } from '../../../kernel/clock.ts';
import type { ClauseId } from '../../../kernel/ids.ts';
import type { PostmortemRule } from './postmortem.ts';

/** What an incident owes once it is resolved (GOV 3.1.8, 3.2.6, 3.3.6, 3.4.4). */
export type Owed = {
  readonly rule: PostmortemRule;
  readonly clause: ClauseId;
  readonly dueAt: Date | undefined;
  /** When to ask for its review, if nobody has scheduled it (GOV 8.2). */
  readonly promptAt: Date | undefined;
};

/**
 * What is owed; undefined if nothing.
 * @param recurrences incidents of the same pattern within the policy's window, including this one
 */
export function owedFor(
  policy: PolicySnapshot,
  severity: Severity,
  resolvedAt: Date,
  recurrences: number,
): Owed | undefined {
  const { postmortem } = policy.severities[severity];
  const { clause } = postmortem;
  if (postmortem.rule === 'required') {
    const { minutes } = postmortem.within;
    const { numerator, denominator } = policy.accountability.postmortem.schedulePrompt.after;
    return {
      rule: 'required',
      clause,
      dueAt: addMinutes(resolvedAt, minutes),
      promptAt: addMinutes(resolvedAt, (minutes * numerator) / denominator),
    };
  }
  if (postmortem.rule === 'recommended' && recurrences >= postmortem.recurring.occurrences)
    return { rule: 'recommended', clause, dueAt: undefined, promptAt: undefined };
  return undefined;
}

/** Since when incidents count towards a pattern; undefined if the policy has no rule for this severity. */
export function patternSince(policy: PolicySnapshot, severity: Severity, resolvedAt: Date): Date | undefined {
  const { postmortem } = policy.severities[severity];
  return postmortem.rule === 'recommended' ? addMinutes(resolvedAt, -postmortem.recurring.within.minutes) : undefined;
}
