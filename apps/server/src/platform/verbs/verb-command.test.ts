import { Type } from 'typebox';
import { describe, expect, test } from 'vitest';
import { allow } from '../../kernel/decision.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Preparing } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import { mayOn, mayShape, permissionsOf } from './may.ts';
import { Secret } from './fields.ts';
import { verb, verbOfAll } from './verb.ts';
import { defineThing } from './verb-thing.ts';

type Door = { readonly isOpen: boolean; readonly version: number; readonly holder?: string };

const doors = new Map<string, Door>();

const doorThing = defineThing({
  kind: { name: 'door', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' },
  noun: 'door',
  root: '/v1/doors',
  key: { id: Type.String() },
  idOf: ({ id }) => id,
  lock: async (_ctx, { id }): Promise<Door | undefined> => doors.get(id),
  protection: () => ORGANISATION,
  version: ({ version }) => version,
  missing: { kind: 'not_found', code: 'request/not-found', public: 'There is no such door.' },
});

const permission = { name: 'door.close', scope: 'doors:write', clause: '1.1', anyOf: [{ kind: 'member' }] } as const;
const words = { label: 'Close', does: 'close it', done: 'It is closed.' };

const close = verb(doorThing, {
  name: 'close',
  words,
  clauses: ['1.1'],
  permission,
  unless: ({ isOpen }) =>
    isOpen ? undefined : { allowed: false, code: 'request/already-done', reason: 'It is closed.', obligations: [] },
  confirm: ({ holder }) => (holder === undefined ? undefined : { asks: `${holder} holds it open.` }),
  decide: async (_ctx, { thing }) => ok({ was: thing.version }),
});
const lock = verb(doorThing, {
  name: 'lock',
  words,
  clauses: ['1.1'],
  permission,
  seen: true,
  decide: async () => ok(undefined),
});

const rekey = verbOfAll({
  noun: 'door',
  name: 'rekey',
  kind: { name: 'lock', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' },
  route: '/v1/doors',
  words,
  clauses: ['1.1'],
  permission,
  answer: Type.Object({ id: Type.String(), key: Secret('Opens every door.') }),
  decide: async () => ok({ id: 'front', key: 'sesame' }),
});

const actor = { kind: 'system', part: 'operator' } as const;
const ctx = {
  actor,
  now: new Date(0),
  policies: { current: {} },
  authorise: async () => ok(allow('door.close')),
} as unknown as CommandContext;

const closing = async (input: object) => close.decide(ctx, { id: 'front', ...input }, undefined);

describe('a verb on one thing', () => {
  test('is done to what is there, as it is', async () => {
    doors.set('front', { isOpen: true, version: 4 });
    expect(await closing({})).toEqual({ ok: true, value: { was: 4 } });
    expect(await closing({ expectedVersion: 4 })).toMatchObject({ ok: true });
  });

  test('is refused to a writer who saw another version, and where there is no such thing', async () => {
    doors.set('front', { isOpen: true, version: 4 });
    expect(await closing({ expectedVersion: 3 })).toMatchObject({ error: { code: 'request/changed-meanwhile' } });
    expect(await close.decide(ctx, { id: 'back' }, undefined)).toMatchObject({ error: { code: 'request/not-found' } });
  });

  test('asks first where its state makes it worth asking; a yes names the version that was seen', async () => {
    doors.set('front', { isOpen: true, version: 4, holder: 'Ada' });
    expect(await closing({})).toMatchObject({
      error: { code: 'request/not-confirmed', public: 'Ada holds it open.', remedy: expect.stringContaining('"4"') },
    });
    expect(await closing({ expectedVersion: 4 })).toMatchObject({ ok: true });
  });

  test('that is only done to what was seen wants its version', async () => {
    doors.set('front', { isOpen: true, version: 4 });
    expect(await lock.decide(ctx, { id: 'front' }, undefined)).toMatchObject({
      error: { code: 'request/version-needed' },
    });
  });

  test('locks what comes before the thing first', async () => {
    const order: string[] = [];
    const thing = defineThing({
      ...doorThing,
      lock: async () => {
        order.push('door');
        return { isOpen: true, version: 1 };
      },
    });
    const hand = verb(thing, {
      name: 'hand',
      words,
      clauses: ['1.1'],
      permission,
      fields: { to: Type.String() },
      hold: async (_ctx, { to }) => void order.push(to),
      decide: async () => ok(undefined),
    });
    await hand.decide(ctx, { id: 'front', to: 'Ada' }, undefined);
    expect(order).toEqual(['Ada', 'door']);
  });

  test('says beforehand what it will say when it is tried', async () => {
    const decisions = new Map([[permission.name, allow('door.close')]]);
    const here = { actor, policy: {} as never, now: new Date(0) };
    const mayOf = (door: Door) => mayOn([close], door, decisions, here).close;
    expect(mayOf({ isOpen: true, version: 1 })).toEqual({ allowed: true });
    expect(mayOf({ isOpen: true, version: 1, holder: 'Ada' })).toEqual({
      allowed: true,
      confirm: 'Ada holds it open.',
    });
    expect(mayOf({ isOpen: false, version: 1 })).toMatchObject({ allowed: false, reason: 'It is closed.' });
    doors.set('front', { isOpen: false, version: 1 });
    expect(await closing({})).toMatchObject({ error: { kind: 'conflict', public: 'It is closed.' } });
    expect(permissionsOf([close, lock])).toEqual([permission]);
    expect(Object.keys(mayShape([close, lock]))).not.toEqual([]);
  });
});

describe('what a verb takes', () => {
  const asked: string[] = [];
  const outsideFor = (isAllowed: boolean) =>
    ({ may: async ({ name }: { name: string }) => (asked.push(name), isAllowed) }) as unknown as Preparing;
  const own = { ...permission, name: 'door.own' } as const;

  test('may depend on whose the thing is, and on what is asked for', async () => {
    const paint = verb(doorThing, {
      name: 'paint',
      words,
      clauses: ['1.1'],
      permission,
      permissionFor: (door) => (door?.holder === undefined ? permission : own),
      decide: async () => ok(undefined),
    });
    const judged: string[] = [];
    const judging = { ...ctx, authorise: async ({ name }: { name: string }) => (judged.push(name), ok(allow(name))) };
    doors.set('mine', { isOpen: true, version: 1, holder: 'Ada' });
    doors.set('anybodys', { isOpen: true, version: 1 });
    for (const id of ['mine', 'anybodys']) await paint.decide(judging, { id }, undefined);
    expect(judged).toEqual(['door.own', 'door.close']);
  });

  test('is asked before anything slow is begun, and nothing is begun for who may not', async () => {
    const begun: unknown[] = [];
    const build = verbOfAll({
      noun: 'door',
      name: 'build',
      route: '/v1/doors',
      words,
      clauses: ['1.1'],
      permission,
      permissionFor: ({ isMine }) => (isMine ? own : permission),
      fields: { isMine: Type.Boolean() },
      prepare: async (_outside, input) => ok(begun.push(input)),
      decide: async (_ctx, { facts }) => ok(facts),
    });
    expect(await build.prepare?.(outsideFor(false), { isMine: true })).toEqual(ok(undefined));
    expect([asked, begun]).toEqual([['door.own'], []]);
    const prepared = await build.prepare?.(outsideFor(true), { isMine: false });
    expect(prepared?.ok === true && (await build.decide(ctx, { isMine: false }, prepared.value))).toEqual(ok(1));
    await expect(build.decide(ctx, { isMine: false }, undefined as never)).rejects.toThrow('became entitled');
  });

  test('reads its facts beside its permission, and keeps them from who may not', async () => {
    const order: string[] = [];
    const count = verbOfAll({
      noun: 'door',
      name: 'count',
      route: '/v1/doors/count',
      words,
      clauses: ['1.1'],
      permission,
      fields: { floor: Type.Integer() },
      reads: async (_ctx, { input }) => (order.push('reads'), doors.size + input.floor),
      decide: async (_ctx, { facts }) => (order.push('decides'), ok(facts)),
    });
    doors.clear();
    expect(await count.decide(ctx, { floor: 3 }, undefined as never)).toEqual(ok(3));
    const refusal = { kind: 'forbidden', code: 'access/refused', public: 'No.' } as const;
    const refusing = { ...ctx, authorise: async () => err(refusal) } as unknown as CommandContext;
    expect(await count.decide(refusing, { floor: 3 }, undefined as never)).toEqual(err(refusal));
    expect(order).toEqual(['reads', 'decides', 'reads']);
  });

  test('what there is one of has no key in its path', () => {
    const only = defineThing<Door, {}>({
      ...doorThing,
      key: {},
      idOf: () => 'front',
      lock: async () => doors.get('front'),
    });
    const shut = verb(only, { name: 'shut', words, clauses: ['1.1'], permission, decide: async () => ok(undefined) });
    expect(shut.route).toBe('/v1/doors/shut');
  });
});

test('a verb whose answer holds what is shown once is not remembered, and is recorded against its kind', () => {
  expect(rekey).toMatchObject({ name: 'door.rekey', givesSecret: true });
  expect(rekey.resource({})).toEqual({ kind: 'lock', id: 'new' });
  expect(close).not.toHaveProperty('givesSecret');
});
