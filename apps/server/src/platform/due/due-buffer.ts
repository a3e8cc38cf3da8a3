import { laterOf } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids-source.ts';
import type { Tx } from '../database/db.ts';
import type { DueKind, DuePlan, DueSubject, DueWriter, Lane } from './kind.ts';
import { writePayload } from './payload.ts';
import { type Supersession, supersedeOpen } from './statements/supersede-open.ts';
import { type NewRow, writePlans } from './statements/write-plans.ts';

/** The earliest moment written for a lane: its worker must wake by then. */
export type Nudge = { readonly lane: Lane; readonly dueAt: Date };

/** A command's due work, collected while it decides and written just before its commit. */
export type DueBuffer = DueWriter & {
  /** Writes everything in at most two statements, whatever its number. The nudges are for after the commit. */
  flush(tx: Tx, now: Date): Promise<readonly Nudge[]>;
};

type Planned = { readonly plan: DuePlan; readonly payload: string; readonly replaces: boolean };

export function createDueBuffer({ ids }: { readonly ids: Pick<Ids, 'row'> }): DueBuffer {
  let plans: Planned[] = [];
  let supersessions: Supersession[] = [];

  return {
    plan(row) {
      const plan = row as unknown as DuePlan;
      const replaces = supersessions.some((each) => covers(each, plan.subject, plan.kind));
      plans.push({ plan, payload: writePayload(plan.kind, plan.payload), replaces });
    },

    supersede(subject, kinds, reason) {
      const added = names(kinds).map((kind) => ({ subject, kind, reason }));
      supersessions.push(...added);
      // Also supersedes what this command planned before: that never becomes a row.
      plans = plans.filter(({ plan }) => !added.some((each) => covers(each, plan.subject, plan.kind)));
    },

    async flush(tx, now) {
      const rows = plans.map((planned) => newRow(planned, ids.row(now), now));
      if (supersessions.length > 0) await supersedeOpen(tx, supersessions, now);
      if (rows.length > 0) await writePlans(tx, rows, now);
      plans = [];
      supersessions = [];
      return earliestByLane(rows);
    },
  };
}

const names = (kinds: readonly DueKind[] | 'all'): readonly (string | null)[] =>
  kinds === 'all' ? [null] : kinds.map((kind) => kind.name);

const covers = (each: Supersession, subject: DueSubject, kind: DueKind): boolean =>
  each.subject.kind === subject.kind &&
  each.subject.id === subject.id &&
  (each.kind === null || each.kind === kind.name);

const newRow = ({ plan, payload, replaces }: Planned, id: string, now: Date): NewRow => ({
  id,
  kind: plan.kind.name,
  form: plan.kind.form,
  lane: plan.kind.lane,
  subject: plan.subject,
  key: plan.key,
  dueAt: plan.dueAt,
  claimableAt: laterOf(plan.dueAt, now),
  payload,
  replaces,
});

function earliestByLane(rows: readonly NewRow[]): readonly Nudge[] {
  const earliest = new Map<Lane, Date>();
  for (const { lane, claimableAt } of rows) {
    const known = earliest.get(lane);
    if (!known || claimableAt < known) earliest.set(lane, claimableAt);
  }
  return [...earliest].map(([lane, dueAt]) => ({ lane, dueAt }));
}
