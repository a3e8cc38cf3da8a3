import { versionAt } from '@muster/rota';
import type { Kysely } from 'kysely';
import type { Policies } from '../../../../platform/access/policies.ts';
import { asId } from '../../../../kernel/ids.ts';
import { gapsIn, type Span } from '../../domain/duties.ts';
import { activeAmong, lookAhead } from '../../queries/schedule-views.ts';
import { peopleIn } from '../../domain/plan.ts';
import { schedulesFor, type StoredSchedule } from '../../store/schedules.ts';
import { deadEndOf, type DeadEnd } from '../domain/dead-ends.ts';
import type { PathPlan, PathStep, Target } from '../domain/path.ts';
import { whoIsMeant } from '../targets.ts';

type Reads = { readonly db: Kysely<unknown>; readonly now: Date; readonly policies: Policies };

/** Where each of these paths reaches nobody within the policy's look-ahead, by path id. */
export async function deadEndsOf(
  reads: Reads,
  paths: readonly { readonly id: string; readonly plan: PathPlan }[],
): Promise<ReadonlyMap<string, DeadEnd>> {
  const span = lookAhead(reads);
  const targets = paths.flatMap(({ plan }) => plan.steps.flatMap((step) => step.targets));
  const ids = [...new Set(targets.flatMap(({ kind, id }) => (kind === 'schedule' ? [asId<'schedule'>(id)] : [])))];
  const schedules = ids.length === 0 ? [] : await schedulesFor(reads.db, { ids, ...span });
  const isActive = await activeAmong(reads.db, schedules.flatMap(everybodyIn));
  const gaps = new Map(schedules.map((each) => [each.id as string, gapsIn(each, span, isActive)]));
  const found = new Map<string, DeadEnd>();
  for (const { id, plan } of paths) {
    const empty: (readonly (readonly Span[])[])[] = [];
    for (const step of plan.steps) empty.push(await gapsOf(reads, step, { gaps, span }));
    const deadEnd = deadEndOf(plan, empty, span);
    if (deadEnd !== undefined) found.set(id, deadEnd);
  }
  return found;
}

async function gapsOf(
  { db, now }: Reads,
  step: PathStep,
  { gaps, span }: { readonly gaps: ReadonlyMap<string, readonly Span[]>; readonly span: Span },
): Promise<readonly (readonly Span[])[]> {
  const isSchedule = ({ kind }: Target) => kind === 'schedule';
  const others = await whoIsMeant(db, { ...step, targets: step.targets.filter((each) => !isSchedule(each)) }, now);
  return [
    ...step.targets.filter(isSchedule).map(({ id }) => gaps.get(id) ?? [span]),
    ...others.map(({ people }) => (people.length === 0 ? [span] : [])),
  ];
}

const everybodyIn = ({ schedule }: StoredSchedule) => [
  ...schedule.versions.flatMap(({ from }) => peopleIn(versionAt(schedule, from)?.plan)),
  ...schedule.overrides.flatMap(({ to }) => (to === undefined ? [] : [asId<'principal'>(to)])),
];

/** The time and the remedy, in a sentence or two. */
export const deadEndWords = ({ step, from, until }: DeadEnd): string =>
  step === undefined
    ? `It reaches nobody from ${minute(from)} to ${minute(until)}: name somebody who is available then, or fill the gap in the schedule.`
    : `Step ${step + 1} reaches nobody from ${minute(from)} to ${minute(until)} and is skipped. Fill the gap, or name somebody else.`;

const minute = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length).replace('T', ' ')} UTC`;
