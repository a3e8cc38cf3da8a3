import { compare, keepInPlace, shiftsIn, versionAt, type Difference, type Plan, type Schedule } from '@muster/rota';
import type { Span } from './duties.ts';

export type Edit = { readonly plan: Plan; readonly from: number; readonly isAsWritten: boolean };

export type Edited = {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly differences: readonly Difference[];
};

/**
 * What an edit would make of a schedule: the plan with whoever is on call in place, unless it is to be as it is written, and
 * who gains and loses which shifts until `until`. The preview and the edit itself are this one answer.
 */
export function edited(before: Schedule, { plan, from, isAsWritten }: Edit, until: number): Edited {
  const inForce = versionAt(before, from)?.plan;
  const kept = isAsWritten ? plan : keepInPlace(inForce, plan, from);
  const versions = [...before.versions.filter((version) => version.from < from), { from, plan: kept }];
  const schedule = { versions, overrides: before.overrides };
  return {
    plan: kept,
    schedule,
    differences: compare(shiftsIn(before, from, until), shiftsIn(schedule, from, until)),
  };
}

/** The part of a span that is yet to come; undefined where it is over, or none. */
export const aheadPart = ({ from, until }: Span, now: number): Span | undefined =>
  Math.max(from, now) < until ? { from: Math.max(from, now), until } : undefined;
