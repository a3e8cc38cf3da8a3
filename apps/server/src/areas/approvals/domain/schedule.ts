import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { Approval, ApprovalRule } from './approval.ts';

/** When a request is due to expire: what was done already is to be ratified by then. */
export const expiryOf = (rule: ApprovalRule, mode: Approval['mode'], from: Date): Date =>
  addMinutes(from, (mode === 'after' ? rule.ratifiedWithin : rule.expiresAfter).minutes);

/** When to remind those who may decide, counting from `from`; undefined where it would have expired. */
export function remindAt(rule: ApprovalRule, { expiresAt }: Pick<Approval, 'expiresAt'>, from: Date): Date | undefined {
  const at = addMinutes(from, rule.remindsEvery.minutes);
  return isBefore(at, expiresAt) ? at : undefined;
}

/** When the next group is asked, counting from `from`; undefined where all have been. */
export function askNextAt(
  rule: ApprovalRule,
  { expiresAt }: Pick<Approval, 'expiresAt'>,
  groups: number,
  from: Date,
): Date | undefined {
  if (groups >= rule.from.length) return undefined;
  const at = addMinutes(from, rule.asksNextAfter.minutes);
  return isBefore(at, expiresAt) ? at : undefined;
}
