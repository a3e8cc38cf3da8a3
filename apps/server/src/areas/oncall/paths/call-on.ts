import { addMinutes } from '../../../kernel/clock.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { readAlone } from '../../../platform/database/read.ts';
import type { PageReason, PageVia } from '../domain/page.ts';
import { pathStep } from '../due-kinds.ts';
import { escalationStepped } from '../ledger-actions.ts';
import { requestPages } from '../paging/request-pages.ts';
import { whomAPageCalls } from '../queries/whom-a-page-calls.ts';
import { roundsOf } from '../store/pages.ts';
import { positionAfter, type PathPlan, type Position } from './domain/path.ts';
import { pathVersion } from './store/paths.ts';
import { insertRun, updateRun, type Run } from './store/runs.ts';
import { whoIsMeant, type Found } from './targets.ts';

type How = {
  readonly isNew?: true;
  readonly why: PageReason;
  /** Pages the current step again, those who have not answered. */
  readonly isSameStep?: true;
};

/**
 * Advances an escalation: pages the next step that resolves to anyone, skipping at once those that resolve to nobody.
 * When the path is exhausted, it pages everyone on it plus the default page recipients, as often as the policy repeats
 * a page, until someone answers: it never ends by itself (R41).
 */
export async function callOn(ctx: CommandContext, run: Run, how: How): Promise<void> {
  const { path, version, plan } = await pathVersion(ctx.tx, run.versionId);
  let position = how.isSameStep ? run.position : positionAfter(plan, run.position, ctx.now.getTime());
  for (;;) {
    const found = await foundAt(ctx, run, plan, position);
    const entry = ctx.record(escalationStepped, {
      resource: { kind: 'incident', id: run.incident },
      clause: run.clause,
      policyVersion: run.policyVersion,
      data: {
        run: run.id,
        path,
        version,
        round: position.round,
        ...(position.step === undefined ? {} : { step: position.step }),
        called: found.map(({ kind, id, people }) => ({ kind, id, to: [...people] })),
      },
    });
    const to = [...new Set(found.flatMap(({ people }) => people))];
    if (to.length > 0 || position.step === undefined) {
      await page(ctx, run, { plan, position, found, to, why: how.why });
      const next = addMinutes(ctx.now, waitOf(ctx, run, plan, position));
      const saved: Run = {
        ...run,
        state: 'calling',
        position,
        sequence: run.sequence + 1,
        nextAt: next,
        lastInstant: ctx.now,
      };
      await (how.isNew ? insertRun : updateRun)(ctx.tx, saved, entry);
      ctx.due.plan({
        kind: pathStep,
        key: `${run.id}/${saved.sequence}`,
        subject: { kind: 'incident', id: run.incident },
        dueAt: next,
        payload: { run: run.id, sequence: saved.sequence },
      });
      return;
    }
    position = positionAfter(plan, position, ctx.now.getTime());
  }
}

type FoundBy = { readonly kind: PageVia['kind']; readonly id: string; readonly people: readonly PrincipalId[] };

async function foundAt(ctx: CommandContext, run: Run, plan: PathPlan, { step }: Position): Promise<readonly FoundBy[]> {
  const asked = step === undefined ? plan.steps : plan.steps.slice(step, step + 1);
  const found: Found[] = [];
  for (const each of asked) found.push(...(await whoIsMeant(ctx.tx, each, ctx.now)));
  const byTarget = found.map(({ target, people }) => ({
    ...target,
    people: people.filter((person) => !run.answeredBy.includes(person)),
  }));
  if (step !== undefined) return byTarget;
  const { to } = await whomAPageCalls(ctx.tx, ctx.policies.of(run), ctx.now);
  return [...byTarget, { kind: 'on-call', id: 'on-call', people: to }];
}

async function page(
  ctx: CommandContext,
  run: Run,
  given: {
    readonly plan: PathPlan;
    readonly position: Position;
    readonly found: readonly FoundBy[];
    readonly to: readonly PrincipalId[];
    readonly why: PageReason;
  },
): Promise<void> {
  const { plan, position, found, to } = given;
  const step = position.step === undefined ? undefined : plan.steps[position.step];
  const via = new Map(
    found
      .toReversed()
      .flatMap(({ kind, id, people }) => people.map((person) => [person, { kind, id, step: position.step }] as const)),
  );
  const request = {
    incident: run.incident,
    why: step === undefined ? ('path-through' as const) : given.why,
    clause: run.clause,
    drill: run.isDrill,
    urgency: step?.by ?? ('page' as const),
  };
  await requestPages(ctx, [{ request, to, via }], await readAlone(ctx.tx, roundsOf([run.incident])));
}

const waitOf = (ctx: CommandContext, run: Run, plan: PathPlan, { step }: Position): number =>
  (step === undefined ? undefined : plan.steps[step]?.waitMinutes) ?? ctx.policies.of(run).paging.repeat.every.minutes;

/** How many people must have answered at this position. */
export const answersWanted = (plan: PathPlan, { step }: Position): number =>
  step === undefined ? 1 : (plan.steps[step]?.answers ?? 1);
