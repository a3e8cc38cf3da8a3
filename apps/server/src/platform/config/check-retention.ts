import { err, ok, type Result } from '../../kernel/result.ts';
import type { ConfigProblem } from './read-config.ts';

/** What the policy in force says of the ledger's retention: the least it allows, and what it takes if nothing is set. */
export type RetentionRule = { readonly minimumDays: number; readonly defaultDays: number };

/**
 * The days to keep, or why Muster refuses to start: LOG_RETENTION_DAYS may lengthen what the policy demands, never
 * shorten it (GOV 7.3, R19).
 */
export function checkRetention(configuredDays: number | undefined, rule: RetentionRule): Result<number, ConfigProblem> {
  const days = configuredDays ?? Math.max(rule.defaultDays, rule.minimumDays);
  if (days >= rule.minimumDays) return ok(days);
  return err({
    variable: 'LOG_RETENTION_DAYS',
    problem: `it is ${days}, and the policy in force demands at least ${rule.minimumDays} days (GOV-001 7.3).`,
    remedy: `Set it to ${rule.minimumDays} or more, or leave it out.`,
  });
}
