import { principalOf } from '../../../kernel/actor.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import type { EntryId, IncidentId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { IncidentMoved } from '../../../platform/hooks.ts';
import { pathRepeats, pathStep } from '../due-kinds.ts';
import { escalationAnswered, escalationOver } from '../ledger-actions.ts';
import type { PageReason } from '../domain/page.ts';
import { answersWanted, callOn } from './call-on.ts';
import { BEFORE_THE_FIRST, type PathPlan } from './domain/path.ts';
import { pathVersion } from './store/paths.ts';
import { lockRun, updateRun, type Run } from './store/runs.ts';
import { whoIsMeant } from './targets.ts';

/** What an acknowledgement means for the incident's escalation path. */
export type PathAnswer = {
  /** More people must acknowledge: the others of the step are still being paged. */
  readonly wantsMore: boolean;
  /** Minutes after which the acknowledgement lapses unless something follows it. */
  readonly lapsesAfterMinutes: number | undefined;
};

const NO_PATH: PathAnswer = { wantsMore: false, lapsesAfterMinutes: undefined };

/**
 * The actor has acknowledged: the escalation rests, or pages the others of its step if the step requires more answers.
 */
export async function answerPath(ctx: CommandContext, incident: IncidentId): Promise<PathAnswer> {
  const run = await lockRun(ctx.tx, { incident });
  if (run === undefined) return NO_PATH;
  const { plan } = await pathVersion(ctx.tx, run.versionId);
  const lapsesAfterMinutes = plan.lapsesAfterMinutes;
  if (run.state !== 'calling') return { wantsMore: false, lapsesAfterMinutes };
  const person = principalOf(ctx.actor);
  const answeredBy = [...new Set([...run.answeredBy, ...(person === undefined ? [] : [person])])];
  const wanted = answersWanted(plan, run.position);
  const entry = ctx.record(escalationAnswered, {
    resource: { kind: 'incident', id: run.incident },
    clause: run.clause,
    policyVersion: run.policyVersion,
    data: { run: run.id, answers: answeredBy.length, wanted },
  });
  ctx.due.supersede({ kind: 'incident', id: run.incident }, [pathStep], 'answered');
  const answered: Run = { ...run, answeredBy, lastInstant: ctx.now };
  const step = run.position.step === undefined ? undefined : plan.steps[run.position.step];
  if (answeredBy.length < wanted && step !== undefined) {
    const others = (await whoIsMeant(ctx.tx, step, ctx.now)).flatMap(({ people }) => people);
    if (others.some((other) => !answeredBy.includes(other))) {
      await callOn(ctx, answered, { why: 'one-more', isSameStep: true });
      return { wantsMore: true, lapsesAfterMinutes };
    }
  }
  await rest(ctx, answered, plan, entry);
  return { wantsMore: false, lapsesAfterMinutes };
}

/** Acknowledged: nobody is paged any more, or not until the path repeats. */
async function rest(ctx: CommandContext, run: Run, { repeatsAfterMinutes }: PathPlan, entry: EntryId): Promise<void> {
  const nextAt = repeatsAfterMinutes === undefined ? undefined : addMinutes(ctx.now, repeatsAfterMinutes);
  await updateRun(ctx.tx, { ...run, state: 'answered', nextAt, lastInstant: ctx.now }, entry);
  if (nextAt === undefined) return;
  ctx.due.plan({
    kind: pathRepeats,
    key: `${run.id}/${run.sequence}`,
    subject: { kind: 'incident', id: run.incident },
    dueAt: nextAt,
    payload: { incident: run.incident, run: run.id, sequence: run.sequence },
  });
}

/** Whether an escalation is still resting as when its repetition was planned: nobody has been paged since. */
export async function restsStill(
  ctx: CommandContext,
  { run: id, sequence }: { readonly run: string; readonly sequence: number },
): Promise<boolean> {
  const run = await lockRun(ctx.tx, { id });
  return run?.state === 'answered' && run.sequence === sequence;
}

/**
 * Nobody is handling it any more: the escalation continues where it rested, or from the first step if its path repeats.
 * False if the incident has no path.
 */
export async function resumePath(ctx: CommandContext, incident: IncidentId, why: PageReason): Promise<boolean> {
  const run = await lockRun(ctx.tx, { incident });
  if (run === undefined) return false;
  ctx.due.supersede({ kind: 'incident', id: incident }, [pathStep, pathRepeats], why);
  const position = why === 'still-open' ? BEFORE_THE_FIRST : run.position;
  await callOn(ctx, { ...run, answeredBy: [], position }, { why });
  return true;
}

/**
 * An escalation ends with its incident. A mitigated incident is being handled, so the escalation ends then too, or
 * rests if its path repeats until the incident is resolved.
 */
export async function followIncident(ctx: CommandContext, { id, to }: IncidentMoved): Promise<void> {
  if (to !== 'mitigated' && to !== 'resolved' && to !== 'closed') return;
  const run = await lockRun(ctx.tx, { incident: id });
  if (run === undefined) return;
  const about = { resource: { kind: 'incident', id }, clause: run.clause, policyVersion: run.policyVersion } as const;
  const { plan } = await pathVersion(ctx.tx, run.versionId);
  if (to === 'mitigated' && plan.repeatsAfterMinutes !== undefined) {
    if (run.state !== 'calling') return;
    const wanted = answersWanted(plan, run.position);
    const data = { run: run.id, answers: wanted, wanted };
    ctx.due.supersede({ kind: 'incident', id }, [pathStep], to);
    await rest(ctx, run, plan, ctx.record(escalationAnswered, { ...about, data }));
    return;
  }
  const entry = ctx.record(escalationOver, { ...about, data: { run: run.id } });
  ctx.due.supersede({ kind: 'incident', id }, [pathStep, pathRepeats], to);
  await updateRun(ctx.tx, { ...run, state: 'over', nextAt: undefined, lastInstant: ctx.now }, entry);
}
