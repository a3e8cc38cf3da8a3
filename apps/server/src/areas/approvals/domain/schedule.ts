import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { Approval, ApprovalRule } from './approval.ts';

/** When a request expires or, if it is already done, must be ratified. */
export const expiryOf = (rule: ApprovalRule, mode: Approval['mode'], from: Date): Date =>
  addMinutes(from, (mode === 'after' ? rule.ratifiedWithin : rule.expiresAfter).minutes);

/** When to remind the deciders, counting from `from`; undefined if it would have expired. */
export function remindAt(rule: ApprovalRule, { expiresAt }: Pick<Approval, 'expiresAt'>, from: Date): Date | undefined {
  const at = addMinutes(from, rule.remindsEvery.minutes);
  return isBefore(at, expiresAt) ? at : undefined;
}

/** When to ask the next group, counting from `from`; undefined if all have been asked or it would have expired. */
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
