import { Type } from 'typebox';
import { isBefore } from '../../../kernel/clock.ts';
import { readerService } from '../../../platform/access/access.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { peopleService } from '../../identity/public.ts';
import { dataSubjectsService } from '../parts.ts';
import { dataSubjectPermissions } from '../permissions.ts';
import { itemsOf } from '../store/erasure-items.ts';
import { listErasures, type ErasureState } from '../store/erasures.ts';

const Instant = Type.String({ format: 'date-time' });

/** Each state in words for whoever asks whether it is done. */
const SAYS: Readonly<Record<ErasureState, string>> = {
  waiting: 'being destroyed',
  erased: 'destroyed; the files of the database are rewritten next',
  rewritten: 'destroyed; it may still lie in the write-ahead log',
  gone: 'gone',
};

export const erasureList = defineList({
  noun: 'erasure',
  name: 'list',
  route: '/v1/erasures',
  does: 'erasures and the progress of each, newest first',
  empty: { says: 'No erasures yet.', next: 'muster erasure begin --help' },
  clauses: ['6.3'],
  permission: dataSubjectPermissions.read,
  filters: {},
  keyset: { askedAt: Instant, id: Type.String({ format: 'uuid' }) },
  item: Type.Object(
    {
      id: Type.String({ format: 'uuid' }),
      of: Type.String({ description: 'A member by id, or somebody outside.' }),
      state: Type.Enum(['waiting', 'erased', 'rewritten', 'gone']),
      says: Type.String(),
      waiting: Type.Integer(),
      held: Type.Integer(),
      erased: Type.Integer(),
      askedAt: Instant,
      destroyFrom: Type.String({ format: 'date-time', description: 'Nothing is destroyed before this time.' }),
      goneAt: Type.Optional(Instant),
      problem: Type.Optional(Type.String()),
    },
    { title: 'Erasure' },
  ),
  columns: [
    { at: 'id', head: 'Erasure' },
    { at: 'of', head: 'Of', shrinksTo: 12 },
    { at: 'says', head: 'State', shrinksTo: 16 },
    { at: 'held', head: 'Held' },
    { at: 'askedAt', head: 'Asked', as: 'instant' },
    { at: 'problem', head: 'Waits for', shrinksTo: 16, dropped: 1 },
  ],
  async page(use, { after, limit }) {
    const { db } = use(readerService)();
    const { clock } = use(dataSubjectsService).host;
    const found = await listErasures(db, after, limit + 1);
    const page = pageOf(found, limit, ({ id, askedAt }) => ({ id, askedAt: askedAt.toISOString() }));
    const items = await Promise.all(
      found.slice(0, limit).map(async (erasure) => {
        const { id, member, state, askedAt, destroyFrom, goneAt, problem } = erasure;
        const all = await itemsOf(db, id);
        const count = (wanted: string) => all.filter((each) => each.state === wanted).length;
        return {
          id,
          of: member ?? 'somebody outside',
          state,
          says:
            state === 'waiting' && isBefore(clock.now(), destroyFrom)
              ? 'listed; items can be put on hold'
              : SAYS[state],
          waiting: count('waiting'),
          held: count('held'),
          erased: count('erased'),
          askedAt: askedAt.toISOString(),
          destroyFrom: destroyFrom.toISOString(),
          ...(goneAt === undefined ? {} : { goneAt: goneAt.toISOString() }),
          ...(problem === undefined ? {} : { problem }),
        };
      }),
    );
    return { ...page, items };
  },
});

export const erasureItemList = defineList({
  noun: 'erasure',
  name: 'items',
  route: '/v1/erasures/:id/items',
  does: 'what an erasure covers: each place and item, who holds it and why, or when it was destroyed',
  empty: { says: 'There is no such erasure.', next: 'muster erasure list' },
  clauses: ['6.3'],
  permission: dataSubjectPermissions.read,
  key: { id: Type.String({ format: 'uuid' }) },
  filters: {},
  item: Type.Object(
    {
      place: Type.String(),
      ref: Type.String(),
      state: Type.Enum(['waiting', 'held', 'erased']),
      erasedAt: Type.Optional(Instant),
      reason: Type.Optional(Type.String()),
      heldBy: Type.Optional(Type.String()),
    },
    { title: 'ErasureItem' },
  ),
  columns: [
    { at: 'place', head: 'Place' },
    { at: 'ref', head: 'Item', shrinksTo: 16 },
    { at: 'state', head: 'State' },
    { at: 'erasedAt', head: 'Destroyed', as: 'instant' },
    { at: 'reason', head: 'Held because', shrinksTo: 16 },
    { at: 'heldBy', head: 'By', dropped: 1 },
  ],
  async page(use, { key: { id = '' } }) {
    const { db } = use(readerService)();
    const items = await itemsOf(db, id);
    const names = await use(peopleService).namesOf(
      db,
      items.flatMap(({ heldBy }) => heldBy ?? []),
    );
    return {
      items: items.map(({ place, ref, state, erasedAt, holdReason, heldBy }) => ({
        place,
        ref,
        state,
        ...(erasedAt === undefined ? {} : { erasedAt: erasedAt.toISOString() }),
        ...(holdReason === undefined ? {} : { reason: holdReason }),
        ...(heldBy === undefined ? {} : { heldBy: names.get(heldBy)?.name ?? heldBy }),
      })),
    };
  },
});
