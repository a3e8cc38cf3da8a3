import { compare, keepInPlace, shiftsIn, versionAt, type Difference, type Plan, type Schedule } from '@muster/rota';
import type { Span } from './duties.ts';

export type Edit = { readonly plan: Plan; readonly from: number; readonly isAsWritten: boolean };

export type Edited = {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly differences: readonly Difference[];
};

/**
 * The effect of an edit: the new plan, with whoever is on call kept in place unless `isAsWritten`, and who gains or
 * loses which shifts until `until`. Used for both the preview and the edit.
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

/** The future part of a span; undefined if it is over or empty. */
export const aheadPart = ({ from, until }: Span, now: number): Span | undefined =>
  Math.max(from, now) < until ? { from: Math.max(from, now), until } : undefined;
