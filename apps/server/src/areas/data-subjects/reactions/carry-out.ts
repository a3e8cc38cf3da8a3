import type { AppError } from '../../../kernel/app-error.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { done, type TaskOutcome } from '../../../platform/due/outcome.ts';
import { erasureItemErased, erasureStepped } from '../ledger-actions.ts';
import type { DataSubjects } from '../parts.ts';
import { planStep } from '../plan-step.ts';
import { itemsOf, markErased } from '../store/erasure-items.ts';
import { keepErasureProblem, readErasure, stepErasure, type Erasure, type ErasureState } from '../store/erasures.ts';

/** Tables that every erasure writes: the keys, and the list of what was erased. */
const OWN_TABLES = ['data_keys', 'erasure_items'];
const SOON = 60;
const LATER = 3600;

/** Runs an erasure's next steps, each in its own transaction; a blocked step is retried later. */
export async function carryOut(parts: DataSubjects, id: string): Promise<TaskOutcome> {
  const erasure = await readErasure(parts.host.db, id);
  if (erasure === undefined) return done;
  // Holding or releasing an item plans a run before `destroyFrom`; the actual step is already planned.
  if (erasure.state === 'waiting' && isBefore(parts.host.clock.now(), erasure.destroyFrom)) return done;
  const steps: Readonly<Record<ErasureState, () => Promise<Further>>> = {
    waiting: async () => destroy(parts, id),
    erased: async () => rewrite(parts, id),
    rewritten: async () => age(parts, erasure),
    gone: async () => 'nothing',
  };
  const further = await steps[erasure.state]();
  if (further === 'on') return carryOut(parts, id);
  if (further === 'nothing') return done;
  await act(parts, async (ctx) => {
    await keepErasureProblem(ctx.tx, id, further.waitsFor);
    planStep(ctx, id, further.afterSeconds);
    return ok(undefined);
  });
  return done;
}

/** `on`: go to the next step. `nothing`: wait for a new request. */
type Further = 'on' | 'nothing' | { readonly waitsFor: string; readonly afterSeconds: number };

async function destroy(parts: DataSubjects, id: string): Promise<Further> {
  let waitsFor: string | undefined;
  for (const item of await itemsOf(parts.host.db, id)) {
    if (item.state === 'waiting') waitsFor = (await destroyItem(parts, id, item)) ?? waitsFor;
  }
  const items = await itemsOf(parts.host.db, id);
  const erased = items.filter(({ state }) => state === 'erased').map(({ place, ref }) => ({ place, ref }));
  // The external journal must have it before it counts as done; repeats are harmless.
  parts.journal.note(erased);
  if (waitsFor !== undefined) return { waitsFor, afterSeconds: LATER };
  if (erased.length === 0) return 'nothing';
  return step(parts, id, 'waiting', 'erased');
}

const destroyItem = async (
  parts: DataSubjects,
  id: string,
  { place, ref }: { readonly place: string; readonly ref: string },
): Promise<string | undefined> =>
  act(parts, async (ctx) => {
    await readErasure(ctx.tx, id, 'locked');
    const item = (await itemsOf(ctx.tx, id)).find((each) => each.place === place && each.ref === ref);
    const home = parts.places().find(({ name }) => name === place);
    if (item?.state !== 'waiting' || home === undefined) return ok(undefined);
    const forgotten = await home.forget(ctx, parts.keys, ref, 'asked');
    if (typeof forgotten === 'object') return ok(forgotten.waitsFor);
    const entry = ctx.record(erasureItemErased, {
      resource: { kind: 'erasure', id },
      clause: '6.3',
      data: { erasure: id, place, ref },
    });
    await markErased(ctx.tx, { erasure: id, place, ref }, ctx.now, entry);
    return ok(undefined);
  });

async function rewrite(parts: DataSubjects, id: string): Promise<Further> {
  const places = new Set((await itemsOf(parts.host.db, id)).map(({ place }) => place));
  const tables = parts.places().flatMap(({ name, tables: held }) => (places.has(name) ? held : []));
  const rewritten = await parts.files.rewrite([...new Set([...tables, ...OWN_TABLES])]);
  if (rewritten.kind === 'rewritten') return step(parts, id, 'erased', 'rewritten', rewritten.lsn);
  return {
    waitsFor:
      rewritten.kind === 'busy'
        ? `${rewritten.table} is constantly in use and cannot be rewritten.`
        : `A transaction is open that can still see what was in ${rewritten.table} (pg_stat_activity shows it).`,
    afterSeconds: SOON,
  };
}

async function age(parts: DataSubjects, { id, walPlace = '' }: Erasure): Promise<Further> {
  const aged = await parts.files.age(walPlace);
  if (aged === 'gone') return step(parts, id, 'rewritten', 'gone', walPlace);
  return aged === 'kept'
    ? { waitsFor: 'PostgreSQL has not reached its next checkpoint.', afterSeconds: SOON }
    : {
        waitsFor: 'PostgreSQL reuses files of its write-ahead log without clearing them: set wal_recycle = off.',
        afterSeconds: LATER,
      };
}

async function step(
  parts: DataSubjects,
  id: string,
  from: ErasureState,
  to: Exclude<ErasureState, 'waiting'>,
  walPlace?: string,
): Promise<Further> {
  return act<Further>(parts, async (ctx) => {
    const erasure = await readErasure(ctx.tx, id, 'locked');
    if (erasure === undefined) return ok('nothing');
    // An item was released meanwhile: start over.
    if (erasure.state !== from) return ok('on');
    const entry = ctx.record(erasureStepped, {
      resource: { kind: 'erasure', id },
      clause: '6.3',
      data: { erasure: id, step: to },
    });
    await stepErasure(ctx.tx, { id, state: to, walPlace, at: ctx.now }, entry);
    return ok('on');
  });
}

async function act<T>(
  { host }: DataSubjects,
  decide: (ctx: CommandContext) => Promise<Result<T, AppError>>,
): Promise<T> {
  const who = { actor: { kind: 'system', part: 'clock' }, requestId: asId<'request'>(host.ids.opaque()) } as const;
  const result = await transact(host, who, decide);
  if (!result.ok) throw new Error(`an erasure was refused: ${result.error.code}`);
  return result.value;
}
