import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field, LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { erasureThing } from '../erasure-thing.ts';
import { erasureHeld, erasureReleased } from '../ledger-actions.ts';
import { dataSubjectPermissions } from '../permissions.ts';
import { planStep } from '../plan-step.ts';
import { itemsOf, markHeld, markReleased } from '../store/erasure-items.ts';
import { stepErasure } from '../store/erasures.ts';

const word = (asks: string) => Type.String({ minLength: 1, maxLength: 200, ...field({ asks, positional: true }) });
const Item = { place: word('Place'), ref: word('Item, by its name in the list of items') };

/** Holds back one item because of a claim, an order or a legal duty, and records why (GDPR 17(3)). */
export const holdItem = verb(erasureThing, {
  name: 'hold',
  words: {
    label: 'Hold',
    does: 'protect one item from being erased, with a reason',
    done: 'On hold until somebody releases it.',
    next: 'muster erasure items <id>',
  },
  clauses: ['6.3'],
  permission: dataSubjectPermissions.erase,
  fields: { ...Item, reason: LongText({ asks: 'Why does it have to be kept?', limit: 1_000, short: 'r' }) },
  async decide(ctx, { thing: { id }, input: { place, ref, reason } }) {
    const item = (await itemsOf(ctx.tx, id)).find((each) => each.place === place && each.ref === ref);
    if (item === undefined) return err(noSuchItem);
    if (item.state !== 'waiting') return err(notToBeHeld);
    const entry = ctx.record(erasureHeld, {
      resource: { kind: 'erasure', id },
      clause: '6.3',
      data: { erasure: id, place, ref },
      content: { fields: { reason } },
    });
    await markHeld(ctx.tx, { erasure: id, place, ref }, { reason, by: principalOf(ctx.actor) }, entry);
    planStep(ctx, id);
    return ok(undefined);
  },
});

export const releaseItem = verb(erasureThing, {
  name: 'release',
  words: {
    label: 'Release',
    does: 'let one item that was held be erased',
    done: 'Released. It is going to be erased.',
    next: 'muster erasure items <id>',
  },
  clauses: ['6.3'],
  permission: dataSubjectPermissions.erase,
  danger: true,
  fields: Item,
  async decide(ctx, { thing: { id }, input: { place, ref } }) {
    const item = (await itemsOf(ctx.tx, id)).find((each) => each.place === place && each.ref === ref);
    if (item === undefined) return err(noSuchItem);
    if (item.state !== 'held') return err(notHeld);
    const entry = ctx.record(erasureReleased, {
      resource: { kind: 'erasure', id },
      clause: '6.3',
      data: { erasure: id, place, ref },
    });
    await markReleased(ctx.tx, { erasure: id, place, ref }, entry);
    await stepErasure(ctx.tx, { id, state: 'waiting', at: ctx.now }, entry);
    planStep(ctx, id);
    return ok(undefined);
  },
});

const noSuchItem: AppError = {
  kind: 'not_found',
  code: 'data-subjects/no-such-item',
  public: 'This erasure has no such item.',
  remedy: 'muster erasure items <id> shows them.',
};

const notToBeHeld: AppError = {
  kind: 'conflict',
  code: 'data-subjects/not-to-be-held',
  public: 'It is already on hold, or it has been destroyed, which cannot be undone.',
};

const notHeld: AppError = { kind: 'conflict', code: 'data-subjects/not-held', public: 'It is not on hold.' };
