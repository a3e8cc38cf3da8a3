import { addMinutes } from '../../../kernel/clock.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import type { Feed } from '../domain/feed.ts';
import { counterDeltas, type CounterPoints } from '../domain/counter-deltas.ts';
import { readMatrix } from './read-matrix.ts';

/** An objective's counts in one minute. */
export type MinuteCounts = { readonly minute: Date; readonly total: number; readonly bad: number };

/** How far back to look for a counter's previous value: after a longer gap the counter counts as new. */
const LOOK_BACK_MINUTES = 60;

const SECOND_MS = 1000;
const OK = 200;

/**
 * Reads both counters at the end of each minute, and returns their growth in the minutes that start at `from` or later.
 * Prometheus' own functions extrapolate at the edges of a range; differences of raw values are exact.
 */
export async function askPrometheus(
  outgoing: Outgoing,
  feed: Pick<Feed, 'url' | 'totalQuery' | 'badQuery'>,
  from: Date,
  until: Date,
): Promise<Result<readonly MinuteCounts[], string>> {
  const total = await ask(outgoing, feed.url, feed.totalQuery, from, until);
  if (!total.ok) return total;
  const bad = await ask(outgoing, feed.url, feed.badQuery, from, until);
  if (!bad.ok) return bad;
  const since = from.getTime() / SECOND_MS;
  const [totals, bads] = [counterDeltas(total.value, since), counterDeltas(bad.value, since)];
  const minutes = [...new Set([...totals.keys(), ...bads.keys()])].toSorted((a, b) => a - b);
  return ok(
    minutes.map((minute) => {
      const badHere = bads.get(minute) ?? 0;
      // The two counters are scraped at slightly different moments; a bad event did happen, so the total is at least
      // that.
      return { minute: new Date(minute * SECOND_MS), bad: badHere, total: Math.max(totals.get(minute) ?? 0, badHere) };
    }),
  );
}

async function ask(
  outgoing: Outgoing,
  url: string,
  query: string,
  from: Date,
  until: Date,
): Promise<Result<readonly CounterPoints[], string>> {
  const address = new URL('api/v1/query_range', url.endsWith('/') ? url : `${url}/`);
  const seconds = (at: Date): string => String(at.getTime() / SECOND_MS);
  address.search = new URLSearchParams({
    query,
    start: seconds(addMinutes(from, -LOOK_BACK_MINUTES)),
    end: seconds(until),
    step: '60',
  }).toString();
  const answer = await outgoing.send({ purpose: 'feeds.prometheus', method: 'GET', url: address.href });
  if (!answer.ok) return err(answer.error.public);
  const read = readMatrix(answer.value.body);
  if (!read.ok) return read;
  return answer.value.status === OK ? read : err(`it responded with ${answer.value.status}`);
}
