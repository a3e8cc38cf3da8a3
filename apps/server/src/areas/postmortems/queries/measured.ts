import type { PolicySnapshot, Severity } from '@muster/policy';
import { sql, type Kysely } from 'kysely';
import { dayOf } from '../../../kernel/clock.ts';
import type { Row } from '../../../platform/database/row.ts';

/** Inputs of the metrics: postmortems the policy required, and accepted action items. */
type MeasuredPostmortem = {
  readonly severity: Severity;
  readonly dueAt: Date;
  /** When its review is asked for, if not scheduled by then. */
  readonly promptAt: Date;
  /** When it was first scheduled. */
  readonly scheduledAt: Date | undefined;
  readonly publishedAt: Date | undefined;
  readonly missedAt: Date | undefined;
};
type MeasuredAction = { readonly severity: Severity; readonly isLate: boolean };

export async function measuredPostmortems(
  db: Kysely<unknown>,
  incidents: readonly string[],
  policy: PolicySnapshot,
): Promise<readonly MeasuredPostmortem[]> {
  const { numerator, denominator } = policy.accountability.postmortem.schedulePrompt.after;
  const { rows } = await sql<
    Pick<
      Row<'postmortems', { severity: Severity; due_at: Date }>,
      'severity' | 'owed_since' | 'scheduled_at' | 'due_at' | 'published_at' | 'missed_at'
    >
  >`select severity, owed_since, scheduled_at, due_at, published_at, missed_at from postmortems
    where incident_id = any(${incidents}::uuid[]) and due_at is not null`.execute(db);
  return rows.map((row) => ({
    severity: row.severity,
    dueAt: row.due_at,
    promptAt: new Date(
      row.owed_since.getTime() + ((row.due_at.getTime() - row.owed_since.getTime()) * numerator) / denominator,
    ),
    scheduledAt: row.scheduled_at ?? undefined,
    publishedAt: row.published_at ?? undefined,
    missedAt: row.missed_at ?? undefined,
  }));
}

/** `isLate`: not done by the end of its due date, whether done since or not. */
export async function measuredActions(
  db: Kysely<unknown>,
  incidents: readonly string[],
  now: Date,
): Promise<readonly MeasuredAction[]> {
  const { rows } = await sql<{ severity: Severity; due_on: string; settled_at: Date | null }>`
    select severity, due_on, settled_at from action_items
    where incident_id = any(${incidents}::uuid[]) and state in ('accepted', 'done')`.execute(db);
  return rows.map(({ severity, due_on: dueOn, settled_at: settledAt }) => ({
    severity,
    isLate: dayOf(settledAt ?? now) > dueOn,
  }));
}
