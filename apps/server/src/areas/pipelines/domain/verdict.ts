import type { Minutes } from '@muster/policy';
import { addMinutes } from '../../../kernel/clock.ts';
import { beginOf, type Run } from './run.ts';

/** Outcome of a scheduled run (R7). `pending`: not due yet. All but `good` and `pending` are misses. */
export const verdicts = ['pending', 'good', 'late', 'failed', 'unfinished', 'never-started'] as const;
export type Verdict = (typeof verdicts)[number];

export const isMiss = (verdict: Verdict): boolean => verdict !== 'good' && verdict !== 'pending';

/**
 * Judges a scheduled run: good if any run that answers it completes within the limit of its scheduled start. One that
 * ends later, failed, is still running or never began is a miss from that time on, and no later run makes up for it.
 */
export function judgeSlot(slot: Date, runs: readonly Run[], withinMinutes: Minutes, now: Date): Verdict {
  const bound = addMinutes(slot, withinMinutes);
  const completions = runs.flatMap(({ ended }) => (ended?.how === 'COMPLETE' ? [ended.at] : []));
  if (completions.some((at) => at <= bound)) return 'good';
  if (now < bound) return 'pending';
  if (completions.length > 0) return 'late';
  if (runs.some((run) => run.ended === undefined && beginOf(run) <= bound)) return 'unfinished';
  if (runs.some(({ ended }) => ended !== undefined)) return 'failed';
  return 'never-started';
}

/** As counted by the objective (GOV 4.4). */
export const stateOfVerdict = (verdict: Verdict): 'good' | 'bad' | 'pending' =>
  isMiss(verdict) ? 'bad' : verdict === 'good' ? 'good' : 'pending';
