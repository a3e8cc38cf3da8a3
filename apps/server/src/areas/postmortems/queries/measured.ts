import type { Severity } from '@muster/policy';
import { sql, type Kysely } from 'kysely';
import { dayOf } from '../../../kernel/clock.ts';

/** What figures are made of: a postmortem that the policy demanded, and an action item that was accepted. */
type MeasuredPostmortem = {
  readonly severity: Severity;
  readonly dueAt: Date;
  readonly publishedAt: Date | undefined;
  readonly missedAt: Date | undefined;
};
type MeasuredAction = { readonly severity: Severity; readonly isLate: boolean };

export async function measuredPostmortems(
  db: Kysely<unknown>,
  incidents: readonly string[],
): Promise<readonly MeasuredPostmortem[]> {
  const { rows } = await sql<{
    severity: Severity;
    due_at: Date;
    published_at: Date | null;
    missed_at: Date | null;
  }>`select severity, due_at, published_at, missed_at from postmortems
    where incident_id = any(${incidents}::uuid[]) and due_at is not null`.execute(db);
  return rows.map((row) => ({
    severity: row.severity,
    dueAt: row.due_at,
    publishedAt: row.published_at ?? undefined,
    missedAt: row.missed_at ?? undefined,
  }));
}

/** Late: not done when its day is over, then or now. */
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
