import { err, ok, type Result } from '../../kernel/result.ts';
import type { ConfigProblem } from './read-config.ts';

/** What the policy in force says of the ledger's retention: the least it allows, and what it takes if nothing is set. */
export type RetentionRule = { readonly minimumDays: number; readonly defaultDays: number };

/** How long the policy wants the ledger kept, as far as configuration is judged by it. */
type PolicyRetention = {
  readonly minimum: { readonly minutes: number };
  readonly profiles: Readonly<Record<string, { readonly minimum: { readonly minutes: number } }>>;
};

const MINUTES_PER_DAY = 24 * 60;

/**
 * The least that the policy demands: its minimum, or that of the profile that MUSTER_RETENTION_PROFILE names, where that is
 * longer (R19).
 */
export function retentionRule(
  { minimum, profiles }: PolicyRetention,
  profile: string | undefined,
): Result<RetentionRule, ConfigProblem> {
  const chosen = profile !== undefined && Object.hasOwn(profiles, profile) ? profiles[profile] : undefined;
  if (profile !== undefined && chosen === undefined)
    return err({
      variable: 'MUSTER_RETENTION_PROFILE',
      problem: 'the policy has no retention profile of this name.',
      remedy: `Write one of: ${Object.keys(profiles).join(', ')}; or leave it out.`,
    });
  const minutes = Math.max(minimum.minutes, chosen?.minimum.minutes ?? 0);
  const minimumDays = Math.ceil(minutes / MINUTES_PER_DAY);
  return ok({ minimumDays, defaultDays: minimumDays });
}

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
