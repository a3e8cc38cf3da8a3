import { addDays, isBefore } from '../../../kernel/clock.ts';
import { AppFailure } from '../../../kernel/app-error.ts';
import type { EntryId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { KEPT_DAYS, submitEvents } from '../../telemetry/public.ts';
import { completionObjective, completionWithin } from '../domain/completion.ts';
import { judgeSlot, stateOfVerdict, type Verdict } from '../domain/verdict.ts';
import { runsAtSlots, type SlotRef } from '../store/runs.ts';
import { readSlots, writeSlots, type Slot } from '../store/slots.ts';

/** A scheduled start whose verdict changed; `before` is undefined if it had none. */
export type JudgedSlot = Slot & { readonly before: Verdict | undefined };

/** The telemetry source of scheduled runs. */
export const PIPELINES = 'pipelines';

/**
 * Judges scheduled starts by their runs as of this transaction, writes the changed ones, and passes them to the
 * objective. A start that is not due yet and that no run has completed is not written. The caller has locked the
 * pipelines.
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

/** Starts older than the budget window are stored but not counted. */
async function count(ctx: CommandContext, slots: readonly Slot[]): Promise<void> {
  const series = completionObjective(ctx.policies.current);
  const edge = addDays(ctx.now, -KEPT_DAYS);
  const events = slots
    .filter(({ slotAt }) => !isBefore(slotAt, edge))
    .map((slot) => ({
      series,
      key: keyOf(slot),
      // A run may complete before its scheduled start, if its clock is slightly ahead.
      at: isBefore(ctx.now, slot.slotAt) ? ctx.now : slot.slotAt,
      state: stateOfVerdict(slot.verdict),
      sequence: slot.revision,
    }));
  const taken = await submitEvents(ctx, PIPELINES, events);
  if (!taken.ok) throw new AppFailure(taken.error);
}

const keyOf = ({ pipeline, slotAt }: SlotRef): string => `${pipeline} ${slotAt.toISOString()}`;
