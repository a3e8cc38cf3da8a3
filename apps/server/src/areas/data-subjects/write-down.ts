import { principalOf } from '../../kernel/actor.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { Erased } from '../../platform/personal-data/place.ts';
import { asId } from '../../kernel/ids.ts';
import { erasureItemErased } from './ledger-actions.ts';
import { planStep } from './plan-step.ts';
import { insertItems } from './store/erasure-items.ts';
import { insertErasure } from './store/erasures.ts';

/**
 * Registers what another area erased, in its transaction, so that it is journaled externally and its traces in files
 * are removed.
 */
export async function writeDown(ctx: CommandContext, erased: readonly Erased[]): Promise<void> {
  const id = ctx.ids.row(ctx.now);
  const [first] = erased;
  if (first === undefined) return;
  const entry = ctx.record(erasureItemErased, {
    resource: { kind: 'erasure', id },
    clause: '6.3',
    data: { erasure: id, ...first },
  });
  const member = first.place === 'members' ? asId<'principal'>(first.ref) : undefined;
  await insertErasure(
    ctx.tx,
    { id, member, askedBy: principalOf(ctx.actor), askedAt: ctx.now, destroyFrom: ctx.now },
    entry,
  );
  await insertItems(ctx.tx, id, erased, ctx.now, entry);
  planStep(ctx, id);
}
