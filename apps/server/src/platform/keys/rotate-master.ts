import type { CommandHost } from '../commands/host.ts';
import { awaitHeld, awaitUsed } from './await-servers.ts';
import type { KeyRing } from './key-ring.ts';
import { masterChanged, masterRotated } from './ledger-actions.ts';
import { adoptMaster, countWrapped, masterInUse, putInUse, settleMaster, type MasterInUse } from './master-keys.ts';
import { matchKeys } from './match-keys.ts';
import { nextMaster } from './next-master.ts';
import { outlastOpen } from './outlast-open.ts';
import { recordAsOperator } from './record-as-operator.ts';
import { rewrapDataKeys } from './rewrap-data-keys.ts';

export type RotationStep =
  | { readonly step: 'servers'; readonly done: number; readonly of: number }
  | { readonly step: 'data-keys'; readonly done: number; readonly of: number };

export type MasterRotation = {
  readonly host: CommandHost;
  readonly ring: KeyRing;
  readonly pause: () => Promise<void>;
  readonly onStep?: (step: RotationStep) => void;
};

export type RotatedMaster = { readonly kid: string; readonly isNew: boolean; readonly rewrapped: number };

/**
 * Puts a new master key in use and rewraps every data key while servers run; or completes an interrupted rotation. Each
 * step waits until the previous one holds on every server: all have the file, then all wrap under it, then transactions
 * still open have ended, then nothing can be left behind. Afterwards this database needs no older master key.
 */
export async function rotateMaster({ host, ring, pause, onStep }: MasterRotation): Promise<RotatedMaster> {
  const { clock, db, ids } = host;
  const before = await standing(host, ring);
  const others = otherThan(before.kid, await countWrapped(db));
  const next = nextMaster({
    newest: ring.newest('master').kid,
    inUse: before.kid,
    isSettled: before.isSettled,
    wrappedUnderOthers: others,
  });
  const kid = next.kind === 'add' ? ring.add('master').kid : next.kid;
  await matchKeys(db, ring, clock.now());
  const waiting = {
    db,
    clock,
    pause,
    onWaiting: ({ ready, of }: { ready: number; of: number }) => onStep?.({ step: 'servers', done: ready, of }),
  };

  await awaitHeld(waiting, kid);
  await recordAsOperator(host, async (ctx) => {
    if (!(await putInUse(ctx.tx, kid, ctx.now))) return;
    ctx.record(masterChanged, { resource: keyResource(kid), clause: '6.3', data: { from: before.kid, to: kid } });
  });
  ring.choose('master', kid);
  await awaitUsed(waiting, kid);
  await outlastOpen(db, pause);

  const of = otherThan(kid, await countWrapped(db));
  const rewrapped = await rewrapDataKeys({
    db,
    ring,
    ids,
    onBatch: (done) => onStep?.({ step: 'data-keys', done, of: Math.max(done, of) }),
  });
  await recordAsOperator(host, async (ctx) => {
    const isFirst = await settleMaster(ctx.tx, kid, ctx.now);
    if (isFirst || rewrapped > 0)
      ctx.record(masterRotated, { resource: keyResource(kid), clause: '6.3', data: { to: kid, rewrapped } });
  });
  return { kid, isNew: kid !== before.kid, rewrapped };
}

async function standing({ db, clock }: CommandHost, ring: KeyRing): Promise<MasterInUse> {
  await matchKeys(db, ring, clock.now());
  await adoptMaster(db, ring.newest('master').kid, clock.now());
  const inUse = await masterInUse(db);
  if (inUse === undefined) throw new Error('no master key is in use after one was put in use');
  ring.choose('master', inUse.kid);
  return inUse;
}

const keyResource = (kid: string) => ({ kind: 'key', id: `master-${kid}` });

const otherThan = (kid: string, wrapped: ReadonlyMap<string, number>): number =>
  [...wrapped].reduce((total, [name, count]) => (name === kid ? total : total + count), 0);
