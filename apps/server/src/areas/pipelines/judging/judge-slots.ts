import { addDays, isBefore } from '../../../kernel/clock.ts';
import { AppFailure } from '../../../kernel/app-error.ts';
import type { EntryId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { KEPT_DAYS, submitEvents } from '../../telemetry/public.ts';
import { completionObjective, completionWithin } from '../domain/completion.ts';
import { judgeSlot, stateOfVerdict, type Verdict } from '../domain/verdict.ts';
import { runsAtSlots, type SlotRef } from '../store/runs.ts';
import { readSlots, writeSlots, type Slot } from '../store/slots.ts';

/** A scheduled start whose verdict is another than it was; undefined where none had been given. */
export type JudgedSlot = Slot & { readonly before: Verdict | undefined };

/** The source of telemetry that scheduled runs come from. */
export const PIPELINES = 'pipelines';

/**
 * Judges scheduled starts by their runs as they stand in this transaction, writes those that differ from what was known,
 * and has the objective count them. A start whose time is not over and that no run has completed stays unwritten. Its
 * pipelines are locked.
 */
export async function judgeSlots(
  ctx: CommandContext,
  refs: readonly SlotRef[],
  entry: EntryId,
): Promise<readonly JudgedSlot[]> {
  const asked = [...new Map(refs.map((ref) => [keyOf(ref), ref])).values()];
  const before = new Map((await readSlots(ctx.tx, asked)).map((slot) => [keyOf(slot), slot]));
  const runs = Map.groupBy(await runsAtSlots(ctx.tx, asked), ({ pipeline, slotAt }) =>
    slotAt === undefined ? '' : keyOf({ pipeline, slotAt }),
  );
  const within = completionWithin(ctx.policies.current);
  const changed = asked.flatMap((ref): JudgedSlot[] => {
    const key = keyOf(ref);
    const answered = (runs.get(key) ?? []).map(({ run }) => run);
    const verdict = judgeSlot(ref.slotAt, answered, within, ctx.now);
    const known = before.get(key);
    if (verdict === known?.verdict || (known === undefined && verdict === 'pending')) return [];
    return [{ ...ref, verdict, before: known?.verdict, revision: (known?.revision ?? 0) + 1 }];
  });
  await writeSlots(ctx.tx, changed, ctx.now, entry);
  await count(ctx, changed);
  return changed;
}

/** What is longer ago than budgets look back is kept here, and counts no more. */
async function count(ctx: CommandContext, slots: readonly Slot[]): Promise<void> {
  const series = completionObjective(ctx.policies.current);
  const edge = addDays(ctx.now, -KEPT_DAYS);
  const events = slots
    .filter(({ slotAt }) => !isBefore(slotAt, edge))
    .map((slot) => ({
      series,
      key: keyOf(slot),
      // A run may be complete before it was due to start, by a clock that is a little ahead.
      at: isBefore(ctx.now, slot.slotAt) ? ctx.now : slot.slotAt,
      state: stateOfVerdict(slot.verdict),
      sequence: slot.revision,
    }));
  const taken = await submitEvents(ctx, PIPELINES, events);
  if (!taken.ok) throw new AppFailure(taken.error);
}

const keyOf = ({ pipeline, slotAt }: SlotRef): string => `${pipeline} ${slotAt.toISOString()}`;
