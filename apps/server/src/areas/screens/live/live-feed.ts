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
  /** Feeds a stream until it ends. `isStillHere` is polled: a signed-out viewer's stream is closed. */
  join(stream: EventStream, actor: Actor, isStillHere: () => Promise<boolean>): void;
  /** Follows the ledger; returns the function that stops it. */
  follow(signal: LedgerSignal): () => void;
};

const CHECK_EVERY_MS = 10_000;
/** A stream further behind than this is told to reload everything. */
const MOST_MISSED = 10_000;
/**
 * Concurrent access checks against the database: a storm must not take the connections needed for the response to it.
 */
const ASKING_AT_ONCE = 2;

/**
 * The live event stream: every entry its reader may see, in ledger order, as soon as it is sequenced. One read of the
 * ledger serves all streams of a server; each has its own position, so a slow stream delays no other.
 */
export function createLiveFeed(reads: ScreenReads, log: Logger): LiveFeed {
  const gate = createGate(ASKING_AT_ONCE);
  let newest: Promise<NewestEntries> | undefined;
  let grown = Promise.withResolvers<void>();
  let streams = 0;
  /** How areas describe their entries; computed when the first stream joins, as all areas are registered by then. */
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
      // The reader may have lost access to what is on screen, so they reload everything and find out.
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
          // With no streams the ledger is not followed; the next stream starts at its end.
          if (streams === 0) newest = undefined;
          stream.close();
        });
    },
    follow: (signal) => signal.subscribe(wake),
  };
}

/**
 * Whether this entry may change what this actor can see. An entry about a contact role names the new holder but not the
 * old one, so everybody reloads after it.
 */
const changesReadScope = (keys: LiveNames, { action, data }: Envelope, actor: Actor): boolean =>
  'id' in actor &&
  (keys.readScopeOfAll.has(action) ||
    (keys.readScopeOfNamed.has(action) && Object.values(data).flat().includes(actor.id)));

type Viewer = { readonly actor: Actor; checkAt: Date; scope: LedgerReadScope | undefined };

/** Every few seconds, checks again that the viewer is signed in and what they may see. */
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
