import type { Actor } from '../../../kernel/actor.ts';
import { addMilliseconds, isBefore } from '../../../kernel/clock.ts';
import type { EventStream } from '../../../platform/http/answer/event-stream.ts';
import type { LedgerSignal } from '../../../platform/ledger/ledger-signal.ts';
import type { Envelope } from '../../../platform/ledger/envelope.ts';
import { listVisible, type StoredEntry } from '../../../platform/ledger/read-entries.ts';
import type { LedgerReadScope } from '../../../platform/ledger/read-scope.ts';
import type { Logger } from '../../../platform/log/logger.ts';
import { ledgerScopeOf, thingsOf } from '../../compliance/public.ts';
import { liveNames, type LiveNames } from '../../../platform/live-keys.ts';
import type { ScreenReads } from '../queries/screen-reads.ts';
import { createGate } from './gate.ts';
import { openNewestEntries, type NewestEntries } from './newest-entries.ts';

export type LiveFeed = {
  /** Feeds a stream until it ends. `isStillHere` is asked now and then: who has signed out hears no more. */
  join(stream: EventStream, actor: Actor, isStillHere: () => Promise<boolean>): void;
  /** Follows the ledger; gives the way to stop. */
  follow(signal: LedgerSignal): () => void;
};

const CHECK_EVERY_MS = 10_000;
/** Whoever missed more is told to read everything anew. */
const MOST_MISSED = 10_000;
/** So many at a time ask the database what they may see: a storm must not take the connections that respond to it. */
const ASKING_AT_ONCE = 2;

/**
 * Live pages: every entry that its reader may see, by its place in the ledger, as soon as it is sequenced. One reading of
 * the ledger serves all streams of a server; each keeps a place of its own, so that a slow one holds up nobody.
 */
export function createLiveFeed(reads: ScreenReads, log: Logger): LiveFeed {
  const gate = createGate(ASKING_AT_ONCE);
  let newest: Promise<NewestEntries> | undefined;
  let grown = Promise.withResolvers<void>();
  let streams = 0;
  /** What the rooms say of their entries; asked when the first stream comes, and then they all are there. */
  const keys = () => (known ??= liveNames(reads.areas().map(({ live }) => live)));
  let known: LiveNames | undefined;

  const wake = () => {
    if (streams === 0) return;
    void newest
      ?.then(async (entries) => entries.catchUp())
      .then(() => {
        grown.resolve();
        grown = Promise.withResolvers();
      })
      .catch((failure: unknown) => log.error('live.ledger_not_read', { failure }));
  };

  async function serve(stream: EventStream, actor: Actor, isStillHere: () => Promise<boolean>): Promise<void> {
    const entries = await (newest ??= openNewestEntries(reads.db));
    const viewer: Viewer = { actor, checkAt: reads.clock.now(), scope: undefined };
    let next = placeAfter(stream.lastEventId) ?? entries.end;
    while (!stream.closed.aborted) {
      const more = grown.promise;
      if (!(await gate(async () => check(reads, viewer, isStillHere)))) return;
      if (next < entries.end - MOST_MISSED) {
        next = entries.end;
        await stream.send({ id: String(next - 1), type: 'reset', data: { seq: next - 1 } });
      }
      const page = await entries.from(next);
      const isScopeChanged = page.some(({ envelope }) => changesReadScope(keys(), envelope, actor));
      if (isScopeChanged || page.some(({ envelope }) => keys().ending.has(envelope.action))) {
        viewer.checkAt = reads.clock.now();
        if (!(await gate(async () => check(reads, viewer, isStillHere)))) return;
      }
      for (const event of await gate(async () => eventsFor(reads, keys(), viewer, page)))
        if (!(await stream.send(event))) return;
      next += page.length;
      // What is open before its reader may be theirs no longer: they ask for it anew, and hear whether there is such a thing.
      if (isScopeChanged) await stream.send({ id: String(next - 1), type: 'reset', data: { seq: next - 1 } });
      if (page.length === 0) await Promise.race([more, ended(stream)]);
    }
  }

  return {
    join(stream, actor, isStillHere) {
      streams += 1;
      serve(stream, actor, isStillHere)
        .catch((failure: unknown) => log.error('live.stream_failed', { failure }))
        .finally(() => {
          streams -= 1;
          // With nobody left the ledger is not followed; who comes next starts at its end.
          if (streams === 0) newest = undefined;
          stream.close();
        });
    },
    follow: (signal) => signal.subscribe(wake),
  };
}

/**
 * Whether what this one may see is another since this entry. A contact role names who holds it now, and not who held it,
 * so after such an entry everybody reads anew.
 */
const changesReadScope = (keys: LiveNames, { action, data }: Envelope, actor: Actor): boolean =>
  'id' in actor &&
  (keys.readScopeOfAll.has(action) ||
    (keys.readScopeOfNamed.has(action) && Object.values(data).flat().includes(actor.id)));

type Viewer = { readonly actor: Actor; checkAt: Date; scope: LedgerReadScope | undefined };

/** Reads anew, every few seconds, whether the viewer is still signed in and how much they may see. */
async function check(reads: ScreenReads, viewer: Viewer, isStillHere: () => Promise<boolean>): Promise<boolean> {
  const now = reads.clock.now();
  if (viewer.scope !== undefined && isBefore(now, viewer.checkAt)) return true;
  if (!(await isStillHere())) return false;
  const scope = await ledgerScopeOf(reads, viewer.actor);
  if (!scope.ok) return false;
  viewer.scope = scope.value;
  viewer.checkAt = addMilliseconds(now, CHECK_EVERY_MS);
  return true;
}

async function eventsFor(reads: ScreenReads, { quiet }: LiveNames, { scope }: Viewer, page: readonly StoredEntry[]) {
  const loud = page.filter(({ envelope }) => !quiet.has(envelope.action));
  if (scope === undefined || loud.length === 0) return [];
  const seqs = loud.flatMap(({ seq }) => seq ?? []);
  const visible = await listVisible(reads.db, scope, { seqs }, seqs.length);
  const things = await thingsOf(reads, visible);
  return visible.toReversed().map(({ seq, envelope }) => ({
    id: String(seq),
    type: 'entry',
    data: { seq, action: envelope.action, things: things.get(seq) ?? [] },
  }));
}

const placeAfter = (lastEventId: string | undefined): number | undefined =>
  lastEventId !== undefined && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) + 1 : undefined;

const ended = async (stream: EventStream): Promise<void> =>
  new Promise((resolve) => stream.closed.addEventListener('abort', () => resolve(), { once: true }));
