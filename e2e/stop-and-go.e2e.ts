import { setTimeout as wait } from 'node:timers/promises';
import { answerOf, type Alert, type IncidentSummary } from '@muster/api-client';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { startReceiver, type Receiver } from '../apps/server/src/areas/notifications/testing/receiver.ts';
import { approve, type Organisation } from '../demo/organisation/found-organisation.ts';
import { startAlertmanager, type Alertmanager } from './stage/alertmanager.ts';
import { foundCast, type Role } from './stage/cast.ts';
import { startFleetExporter, type FleetExporter } from './stage/fleet-exporter.ts';
import { freePort } from './stage/free-port.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { RESEND_SECONDS, startPrometheus, type Prometheus } from './stage/prometheus.ts';
import { seededRandom } from './stage/seeded-random.ts';
import { until } from './stage/until.ts';

/**
 * The real pair, two of each, during machine failures: in the end Muster shows the same alerts firing as Alertmanager,
 * and every incident was paged. `MUSTER_STOP_AND_GO_SECONDS` sets the duration, `MUSTER_STOP_AND_GO_SEED` the random
 * seed.
 */
const SECONDS = Number(process.env['MUSTER_STOP_AND_GO_SECONDS'] ?? 60);
const SEED = Number(process.env['MUSTER_STOP_AND_GO_SEED'] ?? 1);
const SETTLED_WITHIN_MS = 60_000;
const MODELS = ['fraud', 'churn', 'ranking', 'credit', 'vision', 'speech'] as const;
const [SLOW, FAST] = [2.6, 0.4];
/** Longer than an alert lives without being resent. */
const TIMED_OUT_MS = (4 * RESEND_SECONDS + 4) * 1000;
/**
 * After a start, an Alertmanager must hear about alerts again before the other may be restarted, or nobody knows what
 * was firing.
 */
const HEARD_AGAIN_MS = 12_000;

const RULES = `
groups:
  - name: fleet
    rules:
      - alert: ModelLatencyP99
        expr: model_latency_p99_seconds > 2
        labels: { severity: critical }
        annotations:
          summary: '{{ $labels.model }} p99 is {{ $value }} s'
`;

let fleet: FleetExporter;
let pager: Receiver;
let muster: MusterServer;
let cast: Organisation<Role>;
let alertmanagers: readonly Alertmanager[];
let prometheuses: readonly Prometheus[];
const closing: (() => Promise<unknown>)[] = [];
const keep = <T>(thing: T, close: (thing: T) => Promise<unknown>): T => {
  closing.push(async () => close(thing));
  return thing;
};

beforeAll(async () => {
  fleet = keep(await startFleetExporter(), async (one) => one.close());
  pager = keep(await startReceiver(), async (one) => one.close());
  muster = keep(await startMusterServer({ MUSTER_ALLOW_PRIVATE: '127.0.0.1' }), async (one) => one.end());
  cast = await foundCast(muster.setUpLink);
  const { api } = cast.members.ada;
  const { key } = await answerOf(api.POST('/v1/integrations', { body: { name: 'fleet' } }));
  const channel = await answerOf(api.POST('/v1/channels', { body: { name: 'pager', url: pager.url } }));
  await approve(cast.governance, channel.approval ?? '');
  const webhook = `${muster.url}/v1/hooks/alertmanager/${key}`;
  const [first, second] = [await freePort(), await freePort()];
  alertmanagers = await Promise.all(
    [
      { own: first, other: second },
      { own: second, other: first },
    ].map(async (gossip) => keep(await startAlertmanager({ webhook, gossip }), async (one) => one.stop())),
  );
  const told = { fleet: fleet.url, alertmanagers: alertmanagers.map(({ url }) => url), rules: RULES };
  prometheuses = await Promise.all(
    [1, 2].map(async () => keep(await startPrometheus(told), async (one) => one.stop())),
  );
});

afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

/** The models that each of these shows as firing, in order. */
async function shownBy({ url }: Alertmanager): Promise<readonly string[]> {
  const alerts = (await (await fetch(`${url}/api/v2/alerts?active=true`)).json()) as Pick<Alert, 'labels'>[];
  return alerts.map(({ labels }) => labels['model'] ?? '').toSorted();
}

async function shownByMuster(): Promise<readonly string[]> {
  const query = { state: 'firing', limit: 200 } as const;
  const { items } = await answerOf(cast.members.ada.api.GET('/v1/alerts', { params: { query } }));
  return items.map(({ labels }) => labels['model'] ?? '').toSorted();
}

const incidents = async (): Promise<readonly IncidentSummary[]> =>
  (await answerOf(cast.members.ada.api.GET('/v1/incidents', { params: { query: { limit: 200 } } }))).items;

const paged = (): ReadonlySet<string> =>
  new Set(pager.received.map(({ body }) => (JSON.parse(body) as { data: { incident: string } }).data.incident));

/** A person resolves an incident, whether or not its alert is firing: if it fires again, that is news. */
async function resolveOne(pick: (count: number) => number): Promise<void> {
  const open = (await incidents()).filter(({ phase }) => phase === 'declared');
  const one = open[pick(open.length)];
  if (!one) return;
  const { api } = cast.members.ada;
  const params = { path: { code: one.code } };
  await answerOf(api.POST('/v1/incidents/{code}/acknowledge', { params, body: {} }));
  await answerOf(api.POST('/v1/incidents/{code}/mitigate', { params, body: { note: 'scaled up' } }));
  await answerOf(api.POST('/v1/incidents/{code}/resolve', { params, body: { note: 'said to be over' } }));
}

test(
  'what Alertmanager shows firing in the end is what Muster shows firing, and each incident was paged [GOV 3.1.2]',
  async () => {
    const log: string[] = [];
    onTestFailed(() => console.error([`seed ${SEED}`, ...log, muster.output().slice(-4000)].join('\n')));
    const random = seededRandom(SEED);
    const pick = (count: number): number => Math.floor(random() * count);
    const say = (what: string): void => void log.push(`${Math.round(performance.now() / 1000)} s: ${what}`);
    let restartedAt = -HEARD_AGAIN_MS;

    const hold = async (held: readonly Alertmanager[], ms: number): Promise<void> => {
      for (const each of held) each.freeze();
      await wait(ms);
      for (const each of held) each.goOn();
    };
    const faults: readonly (readonly [string, () => Promise<void>])[] = [
      ['both Prometheus are held up until their alerts time out', async () => hold(prometheuses, TIMED_OUT_MS)],
      ['a Prometheus is held up', async () => hold([prometheuses[pick(2)]!], TIMED_OUT_MS)],
      ['an Alertmanager is held up', async () => hold([alertmanagers[pick(2)]!], 1000 + pick(8000))],
      ['both Alertmanagers are held up', async () => hold(alertmanagers, 1000 + pick(8000))],
      ['a Prometheus starts again', async () => prometheuses[pick(2)]!.restart(pick(2) === 0 ? 'stop' : 'kill')],
      [
        'an Alertmanager starts again',
        async () => {
          await wait(Math.max(0, restartedAt + HEARD_AGAIN_MS - performance.now()));
          await alertmanagers[pick(2)]!.restart(pick(2) === 0 ? 'stop' : 'kill');
          restartedAt = performance.now();
        },
      ],
      ['a person resolves an incident', async () => resolveOne(pick)],
    ];

    const change = (): void => {
      const model = MODELS[pick(MODELS.length)]!;
      const p99 = pick(2) === 0 ? FAST : SLOW + pick(9) / 10;
      say(`${model} takes ${p99} s`);
      fleet.setP99(model, p99);
    };
    const end = performance.now() + SECONDS * 1000;
    for (const model of MODELS) fleet.setP99(model, SLOW);
    await until('every model to fire', async () =>
      (await shownByMuster()).length === MODELS.length ? true : undefined,
    );
    // Always tried first: the case that once left alerts resolved forever, with a person's resolution before it.
    await resolveOne(pick);
    await faults[0]![1]();
    while (performance.now() < end) {
      const [name, happen] = faults[pick(faults.length)]!;
      change();
      say(name);
      await happen();
      change();
      await wait(pick(3000));
    }

    for (const [index, model] of MODELS.entries()) fleet.setP99(model, index % 2 === 0 ? SLOW : FAST);
    const wanted = MODELS.filter((_, index) => index % 2 === 0).toSorted();
    const shown = async () => [...(await Promise.all(alertmanagers.map(shownBy))), await shownByMuster()];
    let last: unknown;
    await until(
      'all to show the same',
      async () => {
        last = await shown();
        return JSON.stringify(last) === JSON.stringify([wanted, wanted, wanted]) ? true : undefined;
      },
      SETTLED_WITHIN_MS,
    ).catch((failure: unknown) => {
      throw new Error(`Alertmanagers and Muster show ${JSON.stringify(last)}`, { cause: failure });
    });
    const codes = (await incidents()).map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(MODELS.length);
    expect(codes.filter((code) => !paged().has(code))).toEqual([]);
  },
  SECONDS * 1000 + 3 * SETTLED_WITHIN_MS,
);
