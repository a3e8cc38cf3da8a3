import { principalOf } from '../../../kernel/actor.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { IncidentMoved } from '../../../platform/hooks.ts';
import { pathStep } from '../due-kinds.ts';
import { escalationAnswered, escalationOver } from '../ledger-actions.ts';
import type { PageReason } from '../domain/page.ts';
import { answersWanted, callOn } from './call-on.ts';
import { pathVersion } from './store/paths.ts';
import { lockRun, updateRun, type Run } from './store/runs.ts';
import { whoIsMeant } from './targets.ts';

/** What an acknowledgement means to the path that an incident goes along. */
export type PathAnswer = {
  /** One more must acknowledge: the others of the step are called still. */
  readonly wantsMore: boolean;
  /** An acknowledgement that nothing follows for so many minutes lapses. */
  readonly lapsesAfterMinutes: number | undefined;
};

const NO_PATH: PathAnswer = { wantsMore: false, lapsesAfterMinutes: undefined };

/** The actor has acknowledged: the escalation rests, or calls the others of its step where it wants more of them. */
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
  await updateRun(ctx.tx, { ...answered, state: 'answered', nextAt: undefined }, entry);
  return { wantsMore: false, lapsesAfterMinutes };
}

/** Whoever had it has it no more: the escalation goes on where it rested. False where the incident goes along no path. */
export async function resumePath(ctx: CommandContext, incident: IncidentId, why: PageReason): Promise<boolean> {
  const run = await lockRun(ctx.tx, { incident });
  if (run === undefined) return false;
  ctx.due.supersede({ kind: 'incident', id: incident }, [pathStep], why);
  await callOn(ctx, { ...run, answeredBy: [] }, { why });
  return true;
}

/** An escalation ends with its incident; what is mitigated is in somebody's hands. */
export async function followIncident(ctx: CommandContext, { id, to }: IncidentMoved): Promise<void> {
  if (to !== 'mitigated' && to !== 'resolved' && to !== 'closed') return;
  const run = await lockRun(ctx.tx, { incident: id });
  if (run === undefined) return;
  const entry = ctx.record(escalationOver, {
    resource: { kind: 'incident', id },
    clause: run.clause,
    policyVersion: run.policyVersion,
    data: { run: run.id },
  });
  ctx.due.supersede({ kind: 'incident', id }, [pathStep], to);
  await updateRun(ctx.tx, { ...run, state: 'over', nextAt: undefined, lastInstant: ctx.now }, entry);
}
