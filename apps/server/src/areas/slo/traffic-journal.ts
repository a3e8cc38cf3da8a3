import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../../platform/http/system/request-metrics.ts';

/** Requests of one minute by outcome. */
export type MinuteTraffic = Record<Outcome, number>;

/** A minute that some server run counted and may not have submitted. */
export type LeftMinute = { readonly stream: string; readonly minute: number; readonly counts: MinuteTraffic };

export const noTraffic = (): MinuteTraffic => ({ good: 0, slow: 0, failed: 0, throttled: 0 });

/** Durable storage of counts that a server has not submitted yet. */
export type TrafficJournal = {
  /** Appends one request, before the next is served. Throws if it cannot be written. */
  append(stream: string, minute: number, outcome: Outcome): void;
  left(): readonly LeftMinute[];
  drop(stream: string, minute: number): void;
};

const letters = { good: 'g', slow: 's', failed: 'f', throttled: 't' } as const satisfies Record<Outcome, string>;
const outcomeOf = new Map<string, Outcome>([
  ['g', 'good'],
  ['s', 'slow'],
  ['f', 'failed'],
  ['t', 'throttled'],
]);
const NAME = /^(?<stream>[0-9a-f-]{36})\.(?<minute>\d{1,16})$/;
const OWNER_ONLY = 0o600;

/**
 * A file per minute, a letter per request. The kernel has each write immediately, so a killed server loses nothing: the
 * next one to open the folder finds it (GOV 4.1, 4.2). It is not synced to disk: a crashing machine loses some seconds,
 * which a probe sees as unreachable (R5).
 */
export function openTrafficJournal(folder: string): TrafficJournal {
  mkdirSync(folder, { recursive: true });
  const pathOf = (stream: string, minute: number) => join(folder, `${stream}.${minute}`);
  let open: { readonly path: string; readonly file: number } | undefined;

  const fileOf = (path: string): number => {
    if (open?.path === path) return open.file;
    if (open !== undefined) closeSync(open.file);
    open = undefined;
    open = { path, file: openSync(path, 'a', OWNER_ONLY) };
    return open.file;
  };

  return {
    append: (stream, minute, outcome) => void writeSync(fileOf(pathOf(stream, minute)), letters[outcome]),
    left: () =>
      readdirSync(folder).flatMap((name): LeftMinute[] => {
        const { stream, minute } = NAME.exec(name)?.groups ?? {};
        const counts = stream === undefined ? undefined : countsIn(join(folder, name));
        return stream === undefined || counts === undefined ? [] : [{ stream, minute: Number(minute), counts }];
      }),
    drop(stream, minute) {
      const path = pathOf(stream, minute);
      if (open?.path === path) {
        closeSync(open.file);
        open = undefined;
      }
      rmSync(path, { force: true });
    },
  };
}

/** Undefined if another server sharing this folder has just taken it. */
function countsIn(path: string): MinuteTraffic | undefined {
  const counts = noTraffic();
  try {
    for (const letter of readFileSync(path, 'latin1')) {
      const outcome = outcomeOf.get(letter);
      if (outcome !== undefined) counts[outcome] += 1;
    }
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw failure;
  }
  return counts;
}
