import type { EntryId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { completionWithin } from '../domain/completion.ts';
import { judgeSlot, type Verdict } from '../domain/verdict.ts';
import { runsAtSlots, type SlotRef } from '../store/runs.ts';
import { readSlots, writeSlots, type Slot } from '../store/slots.ts';

/** A scheduled start whose verdict is another than it was. `wasJudged`: it was said to be over before. */
export type JudgedSlot = Slot & { readonly before: Verdict | undefined };

/**
 * Judges scheduled starts by their runs as they stand in this transaction, and writes those that differ from what was
 * known. A start whose time is not over and that no run has completed stays unwritten. Its pipelines are locked.
 */
export async function judgeSlots(
  ctx: Pick<CommandContext, 'tx' | 'now' | 'policies'>,
  refs: readonly SlotRef[],
  entry: EntryId,
): Promise<readonly JudgedSlot[]> {
  const asked = [...new Map(refs.map((ref) => [keyOf(ref), ref])).values()];
  const before = new Map((await readSlots(ctx.tx, asked)).map((slot) => [keyOf(slot), slot.verdict]));
  const runs = Map.groupBy(await runsAtSlots(ctx.tx, asked), ({ pipeline, slotAt }) =>
    slotAt === undefined ? '' : keyOf({ pipeline, slotAt }),
  );
  const within = completionWithin(ctx.policies.current);
  const changed = asked.flatMap((ref): JudgedSlot[] => {
    const key = keyOf(ref);
    const answered = (runs.get(key) ?? []).map(({ run }) => run);
    const verdict = judgeSlot(ref.slotAt, answered, within, ctx.now);
    const known = before.get(key);
    return verdict === known || (known === undefined && verdict === 'pending')
      ? []
      : [{ ...ref, verdict, before: known }];
  });
  await writeSlots(ctx.tx, changed, ctx.now, entry);
  return changed;
}

const keyOf = ({ pipeline, slotAt }: SlotRef): string => `${pipeline} ${slotAt.toISOString()}`;
