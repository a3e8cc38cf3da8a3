import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeep } from '@muster/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMilliseconds } from '../../../kernel/clock.ts';
import { ACCESS } from '../testing/check-sigv4.ts';
import { CloudWatchStandIn } from '../testing/cloudwatch-stand-in.ts';
import { ElasticStandIn } from '../testing/elastic-stand-in.ts';
import { networkTo, type Fault } from '../testing/faults.ts';
import { LAST, recordsOf } from '../testing/records.ts';
import { S3StandIn } from '../testing/s3-stand-in.ts';
import { SplunkStandIn } from '../testing/splunk-stand-in.ts';
import { cloudWatchWire } from '../wires/cloudwatch.ts';
import { elasticWire } from '../wires/elastic.ts';
import { fileWire } from '../wires/file.ts';
import { s3Wire } from '../wires/s3.ts';
import { splunkWire } from '../wires/splunk.ts';
import type { Wire } from '../wires/wire.ts';
import { deliver } from './deliver.ts';
import { reconcile } from './reconcile.ts';
import { readRecord } from '../records/record.ts';
import type { Awaiting, SinkFormat } from '../domain/sink.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'sinks-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** A small seeded generator of our own, so that a run can be replayed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

type Given = {
  readonly wire: Wire;
  readonly lines: () => readonly string[];
  readonly poison: readonly number[];
  readonly killed: number;
  readonly beforeStep?: () => void;
  /** Simulates what a server killed in the middle of its work leaves behind. */
  readonly afterKill?: (roll: number) => void;
};

const COUNT = 300;
const POISON = [17, 200, 201, 299];
const RECORDS = recordsOf(COUNT);
/** Per kind and format; `test:deep` runs the required thousand. */
const FAULTS = isDeep ? 1000 : 200;
/** Probability that an exchange succeeds, and that a step is followed by `kill -9`. */
const WELL = 0.45;
const KILLED = { network: 0.15, disk: 0.6 };

const kinds: Readonly<Record<string, (next: () => Fault | undefined, format: SinkFormat, seed: number) => Given>> = {
  s3: (next, format) => {
    const s3 = new S3StandIn();
    const settings = { url: 'https://s3.example.org', place: 'audit', lockDays: 400 };
    const access = { ...ACCESS, service: 's3' } as const;
    const wire = s3Wire({ outgoing: networkTo(s3, next), settings, access, format, now: () => LAST });
    return { wire, lines: () => s3.lines(), poison: [], killed: KILLED.network };
  },
  cloudwatch: (next, format) => {
    const cloudWatch = new CloudWatchStandIn();
    cloudWatch.now = LAST;
    const settings = { url: 'https://logs.example.org', place: '/muster/audit', stream: 'ledger' };
    const access = { ...ACCESS, service: 'logs' } as const;
    const wire = cloudWatchWire({ outgoing: networkTo(cloudWatch, next), settings, access, format, now: () => LAST });
    return { wire, lines: () => cloudWatch.lines(), poison: [], killed: KILLED.network };
  },
  splunk: (next, format) => {
    const splunk = new SplunkStandIn();
    if (format === 'native') for (const seq of POISON) splunk.poison.add(seq);
    let channel = 0;
    const wire = splunkWire({
      outgoing: networkTo(splunk, next),
      settings: { url: 'https://splunk.example.org:8088' },
      token: 's3cret',
      readToken: undefined,
      format,
      newChannel: () => `00000000-0000-4000-8000-${(channel++).toString(16).padStart(12, '0')}`,
    });
    return {
      wire,
      lines: () => splunk.lines(),
      poison: format === 'native' ? POISON : [],
      killed: KILLED.network,
      afterKill: (roll) => (roll < 0.3 ? splunk.crash() : undefined),
    };
  },
  elastic: (next, format) => {
    const elastic = new ElasticStandIn(200_000);
    if (format === 'native') {
      for (const seq of POISON.slice(0, 2)) elastic.poison.add(seq);
      for (const seq of POISON.slice(2)) elastic.toStore.add(seq);
    }
    const settings = { url: 'https://elastic.example.org', place: 'muster-audit' };
    const wire = elasticWire({
      outgoing: networkTo(elastic, next),
      settings,
      authorization: 'ApiKey c2VjcmV0',
      format,
    });
    return {
      wire,
      lines: () => [...elastic.docs.values()],
      poison: format === 'native' ? POISON : [],
      killed: KILLED.network,
    };
  },
  file: (_next, format, seed) => {
    const path = join(folder, `${seed}-${format}.ndjson`);
    appendFileSync(path, '');
    let before = 0;
    const lines = () =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '');
    return {
      wire: fileWire(path, format),
      lines,
      poison: [],
      killed: KILLED.disk,
      beforeStep: () => void (before = statSync(path).size),
      // Killed while writing: only part of the new data is on disk.
      afterKill: (roll) => truncateSync(path, before + Math.floor(roll * (statSync(path).size - before))),
    };
  },
};

/** Delivers everything through a network and a server that keep failing. @returns the number of faults */
async function deliverAll(given: Given, count: () => number, roll: () => number, format: SinkFormat) {
  let state: { nextSeq: number; awaiting: Awaiting | undefined } = { nextSeq: 0, awaiting: undefined };
  const rejected = new Map<number, string>();
  let kills = 0;
  let now = LAST;
  for (let step = 0; state.nextSeq < COUNT; step++) {
    if (step > 60_000) throw new Error(`stands still at ${state.nextSeq}`);
    now = addMilliseconds(now, 10_000);
    const some = RECORDS.slice(state.nextSeq, state.nextSeq + 1 + Math.floor(roll() * 8));
    given.beforeStep?.();
    const sent = await deliver(given.wire, { ...state, format }, some, now);
    expect(sent.problem?.kind ?? 'retry').toBe('retry');
    if (roll() < given.killed) {
      kills++;
      given.afterKill?.(roll());
      continue;
    }
    for (const { seq, code } of sent.rejected) rejected.set(seq, code);
    state = { nextSeq: sent.below, awaiting: sent.awaiting };
  }
  return { faults: count() + kills, rejected };
}

describe('under random faults nothing is lost, order is kept, and only the same event comes twice [GOV 7.4]', () => {
  const cases = Object.keys(kinds).flatMap((kind) =>
    (['native', 'ocsf'] as const).map((format) => [kind, format] as const),
  );

  test.each(cases)('%s, %s', { timeout: isDeep ? 600_000 : 60_000 }, async (kind, format) => {
    const open = kinds[kind];
    if (open === undefined) throw new Error(kind);
    let faults = 0;
    for (let seed = 1; faults < FAULTS; seed++) {
      const roll = random(seed * 7919);
      let network = 0;
      const next = (): Fault | undefined => {
        if (roll() < WELL) return undefined;
        network++;
        return (['time-out', 'cut', 'throttled', 'item'] as const)[Math.floor(roll() * 4)];
      };
      const given = open(next, format, seed);
      const outcome = await deliverAll(given, () => network, roll, format);
      faults += outcome.faults;
      const held = given.lines().map((line) => readRecord(JSON.parse(line), format));
      const once = [...new Set(held.map((record) => record?.seq ?? Number.NaN))];
      expect([...outcome.rejected.keys()].toSorted((a, b) => a - b)).toEqual(given.poison);
      const wanted = RECORDS.map(({ seq }) => seq).filter((seq) => !given.poison.includes(seq));
      // Buckets and indexes have no arrival order: a record's position is in its key and in the record.
      const isOrdered = kind !== 's3' && kind !== 'elastic';
      expect(isOrdered ? once : once.toSorted((a, b) => a - b)).toEqual(wanted);
      expect(held.every((record) => record?.entry !== undefined)).toBe(true);
      expect(new Set(held.map((record) => record?.id)).size).toBe(wanted.length);
    }
    expect(faults).toBeGreaterThanOrEqual(FAULTS);
  });
});

describe('what a sink holds is held against the tree [GOV 7.4]', () => {
  const records = recordsOf(300);
  const leafAt = async (seq: number) => records[seq]?.leaf;
  const filled = async (format: SinkFormat) => {
    const elastic = new ElasticStandIn();
    const settings = { url: 'https://elastic.example.org', place: 'muster-audit' };
    const wire = elasticWire({ outgoing: networkTo(elastic), settings, authorization: 'ApiKey c2VjcmV0', format });
    await deliver(wire, { nextSeq: 0, awaiting: undefined, format }, records, LAST);
    const look = async (setAside: readonly number[] = []) =>
      reconcile(wire.held(0, 300, []), { from: 0, below: 300, leafAt, setAside: new Set(setAside) });
    return { elastic, look };
  };

  test('all of it, nothing else, and a gap only where something was set aside', async () => {
    const { elastic, look } = await filled('native');
    expect(await look()).toMatchObject({ ok: true, value: { held: 300, missing: 0, altered: 0, twice: 0 } });
    elastic.docs.delete(records[7]?.id ?? '');
    expect(await look()).toMatchObject({ value: { held: 299, missing: 1, firstMissing: 7 } });
    expect(await look([7])).toMatchObject({ value: { missing: 0 } });
  });

  test('an edited copy is found, be it the entry, the mapped fields or the place that it names', async () => {
    for (const change of ['"p-1"', '"seq":9', '"log_type":"audit"']) {
      const { elastic, look } = await filled('native');
      const id = records[9]?.id ?? '';
      elastic.docs.set(id, (elastic.docs.get(id) ?? '').replace(change, change.replace(/\w(?=\W*$)/, '2')));
      expect(await look(), change).toMatchObject({ value: { altered: 1, missing: 1, firstMissing: 9 } });
    }
  });
});
