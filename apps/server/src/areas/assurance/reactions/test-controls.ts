import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import { asId, type EntryId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { voided, type DeadlineOutcome } from '../../../platform/due/outcome.ts';
import { ledgerSize } from '../../../platform/ledger/read-entries.ts';
import { countElsewhere, exceptionsOf, type Stretch } from '../../../platform/ledger/stretch.ts';
import { outcomeOf } from '../domain/control-tests.ts';
import type { Evaluated } from '../domain/controls.ts';
import { controlKind } from '../kinds.ts';
import { controlFailed, controlFailedAgain, controlPassed, controlsTested } from '../ledger-actions.ts';
import { evaluateControls } from '../queries/evaluate-controls.ts';
import { assuranceRoom, breakingOf, NO_DRILLS } from '../room.ts';
import {
  closeFinding,
  failFindingAgain,
  holdControlTests,
  insertFinding,
  insertTest,
  newestTest,
  openFindings,
  type ControlFindingId,
  type ControlTest,
} from '../store/control-findings.ts';
import { nextAfter, planTest } from '../begin-testing.ts';

/**
 * Tests every control on the entries signed since the last test. A broken control becomes a finding; an open finding
 * ends once new entries count for its control and none of them breaks it (GOV 7.12, R48).
 */
export async function testAllControls(ctx: CommandContext): Promise<DeadlineOutcome | void> {
  await holdControlTests(ctx.tx);
  const last = await newestTest(ctx.tx);
  if (last !== undefined && isBefore(ctx.now, nextAfter(ctx, last.testedAt))) {
    planTest(ctx, nextAfter(ctx, last.testedAt));
    return voided(ownWords('the test has already been run'));
  }
  const stretch = await stretchSince(ctx, last);
  const room = { ...ctx.use(assuranceRoom), reports: ctx.tx };
  const evaluated = await evaluateControls(room, stretch);
  const open = new Map((await openFindings(ctx.tx)).map((finding) => [finding.control, finding]));
  const { failed, again, passed } = outcomeOf(evaluated, new Set(open.keys()));
  const breaking = breakingOf(room);
  for (const each of failed) {
    const [first] = await exceptionsOf(ctx.tx, each.control, stretch, { breaking, most: 1 });
    if (first !== undefined) await openFinding(ctx, each, first.seq);
  }
  for (const each of again) await failAgain(ctx, open.get(each.control.id)?.id, each);
  for (const each of passed) {
    const finding = open.get(each.control.id);
    if (finding === undefined) continue;
    // An incident that missed its clock keeps paging and escalating under that clause: only another incident can show
    // that the clause is kept.
    const broken = { breaking, since: finding.firstSeq, kind: 'incident' };
    const population = await countElsewhere(ctx.tx, each.control, stretch, broken);
    if (population > 0) await closeOne(ctx, finding.id, { ...each, population });
  }
  await keepTest(ctx, stretch, evaluated);
  planTest(ctx, nextAfter(ctx, ctx.now));
}

/**
 * The entries signed since the last test, by number rather than time, so that entries signed late are not skipped. The
 * first test goes as far back as evidence does.
 */
async function stretchSince(
  { tx, now, policies }: CommandContext,
  last: ControlTest | undefined,
): Promise<Stretch & { readonly fromSeq: number }> {
  const size = await ledgerSize(tx);
  const { looksBack } = policies.current.controls.evidence;
  return {
    from: last === undefined ? addMinutes(now, -looksBack.minutes) : new Date(0),
    to: addMinutes(now, 1),
    fromSeq: Math.min(last?.belowSeq ?? 0, size),
    size,
    leftOut: NO_DRILLS,
  };
}

const clauseOf = ({ policies }: CommandContext) => policies.current.controls.tests.clause;

/** Opens a finding on a control, citing the first entry that breaks it. */
export async function openFinding(
  ctx: CommandContext,
  { control, exceptions }: Evaluated,
  first: number,
): Promise<void> {
  const id = asId<'control-finding'>(ctx.ids.row(ctx.now));
  const entry = ctx.record(controlFailed, {
    resource: { kind: controlKind.name, id },
    clause: clauseOf(ctx),
    data: { finding: id, control: control.id, exceptions, first },
  });
  const finding = { id, control: control.id, openedAt: ctx.now, firstSeq: first, exceptions };
  await insertFinding(ctx.tx, finding, asId<'entry'>(entry));
}

async function failAgain(
  ctx: CommandContext,
  id: ControlFindingId | undefined,
  { control, exceptions }: Evaluated,
): Promise<void> {
  if (id === undefined) return;
  const entry = ctx.record(controlFailedAgain, {
    resource: { kind: controlKind.name, id },
    clause: clauseOf(ctx),
    data: { finding: id, control: control.id, exceptions },
  });
  await failFindingAgain(ctx.tx, id, exceptions, at(ctx, entry));
}

async function closeOne(ctx: CommandContext, id: ControlFindingId, { control, population }: Evaluated): Promise<void> {
  const entry = ctx.record(controlPassed, {
    resource: { kind: controlKind.name, id },
    clause: clauseOf(ctx),
    data: { finding: id, control: control.id, population },
  });
  await closeFinding(ctx.tx, id, at(ctx, entry));
}

async function keepTest(
  ctx: CommandContext,
  { fromSeq, size }: { readonly fromSeq: number; readonly size: number },
  evaluated: readonly Evaluated[],
): Promise<void> {
  const count = (verdict: Evaluated['verdict']): number => evaluated.filter((each) => each.verdict === verdict).length;
  const id = ctx.ids.row(ctx.now);
  const counted = { failing: count('exceptions'), passing: count('none-found'), idle: count('not-evaluable') };
  const entry = ctx.record(controlsTested, {
    resource: { kind: controlKind.name, id },
    clause: clauseOf(ctx),
    data: { test: id, from: fromSeq, below: size, ...counted },
  });
  await insertTest(ctx.tx, { id, testedAt: ctx.now, fromSeq, belowSeq: size, ...counted }, asId<'entry'>(entry));
}

const at = ({ now }: CommandContext, entry: string): { readonly at: Date; readonly entry: EntryId } => ({
  at: now,
  entry: asId<'entry'>(entry),
});
