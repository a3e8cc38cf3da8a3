import { err, ok, type Result } from '../../kernel/result.ts';
import type { ConfigProblem } from './read-config.ts';

/** The policy's rule for ledger retention: the minimum, and the default if nothing is configured. */
export type RetentionRule = { readonly minimumDays: number; readonly defaultDays: number };

/** The part of the policy that constrains configured retention. */
type PolicyRetention = {
  readonly minimum: { readonly minutes: number };
  readonly profiles: Readonly<Record<string, { readonly minimum: { readonly minutes: number } }>>;
};

const MINUTES_PER_DAY = 24 * 60;

/**
 * The minimum that the policy demands: its own, or that of the profile named by MUSTER_RETENTION_PROFILE if longer
 * (R19).
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
 * The retention in days, or why Muster refuses to start: LOG_RETENTION_DAYS may lengthen what the policy demands, never
 * shorten it (GOV 7.3, R19).
 */
export function checkRetention(configuredDays: number | undefined, rule: RetentionRule): Result<number, ConfigProblem> {
  const days = configuredDays ?? Math.max(rule.defaultDays, rule.minimumDays);
  if (days >= rule.minimumDays) return ok(days);
  return err({
    variable: 'LOG_RETENTION_DAYS',
    problem: `it is ${days}, but the policy in force requires at least ${rule.minimumDays} days (GOV-001 7.3).`,
    remedy: `Set it to ${rule.minimumDays} or more, or leave it out.`,
  });
}
