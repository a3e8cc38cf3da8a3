import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Muster's own metrics, in the Prometheus format. One registry per process, passed to whatever measures. */
export interface Telemetry {
  /** A count that only grows. */
  counter<L extends string = never>(metric: Metric<L>): (labels: Labels<L>, by?: number) => void;
  /** A value read at each scrape. */
  gauge(metric: Metric<never>, read: () => number): void;
  /** A distribution, counted exactly at each of `buckets` (in the metric's unit). */
  histogram<L extends string = never>(
    metric: Metric<L>,
    buckets: readonly number[],
  ): (labels: Labels<L>, value: number) => void;
  /** Values shared by all servers, read at each scrape: every server reports the same. */
  reported<L extends string>(
    metric: Metric<L>,
    kind: 'gauge' | 'counter',
    read: () => Promise<readonly { readonly labels: Labels<L>; readonly value: number }[]>,
  ): void;
  /** The same for a distribution. */
  distribution<L extends string>(
    metric: Metric<L>,
    buckets: readonly number[],
    read: () => Promise<readonly Distribution<L>[]>,
  ): void;
  /** Everything, as served at `/metrics`. */
  render(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/**
 * `name` in Prometheus style with its unit (`muster_http_request_seconds`). Labels have few values: never an id, a name
 * or a path.
 */
export type Metric<L extends string> = {
  readonly name: `muster_${string}`;
  readonly help: string;
  readonly labels?: readonly L[];
};

/** How many were at most each bucket's bound, in order; the total number, and their sum. */
export type Distribution<L extends string> = {
  readonly labels: Labels<L>;
  readonly within: readonly number[];
  readonly count: number;
  readonly sum: number;
};

export type Labels<L extends string> = Readonly<Record<L, string>>;

export function createTelemetry({ withProcess }: { readonly withProcess: boolean }): Telemetry {
  const registry = new Registry();
  if (withProcess) collectDefaultMetrics({ register: registry });
  return {
    counter<L extends string>(metric: Metric<L>) {
      const counter = new Counter({ ...described(metric), registers: [registry] });
      return (labels: Labels<L>, by = 1) => counter.inc(labels, by);
    },
    gauge(metric, read) {
      const gauge = new Gauge({
        ...described(metric),
        registers: [],
        collect() {
          this.set(read());
        },
      });
      registry.registerMetric(gauge);
    },
    histogram<L extends string>(metric: Metric<L>, buckets: readonly number[]) {
      const histogram = new Histogram({ ...described(metric), buckets: [...buckets], registers: [registry] });
      return (labels: Labels<L>, value: number) => histogram.observe(labels, value);
    },
    reported: (metric, kind, read) => registry.registerMetric(whenAsked(metric, kind, read)),
    distribution: (metric, buckets, read) =>
      registry.registerMetric(
        whenAsked(metric, 'histogram', async () =>
          (await read()).flatMap((each) => samplesOf(metric.name, buckets, each)),
        ),
      ),
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

type Sample = { readonly labels: object; readonly value: number; readonly metricName?: string };

/** A metric whose values are read at each scrape. It reports none while its source is unavailable. */
const whenAsked = (
  { name, help }: Metric<string>,
  type: 'gauge' | 'counter' | 'histogram',
  read: () => Promise<readonly Sample[]>,
): Gauge =>
  ({ name, get: async () => ({ name, help, type, values: await read().catch(() => []) }) }) as unknown as Gauge;

const samplesOf = <L extends string>(
  name: string,
  buckets: readonly number[],
  { labels, within, count, sum }: Distribution<L>,
): readonly Sample[] => [
  ...buckets.map((le, place) => ({
    metricName: `${name}_bucket`,
    labels: { ...labels, le },
    value: within[place] ?? 0,
  })),
  { metricName: `${name}_bucket`, labels: { ...labels, le: '+Inf' }, value: count },
  { metricName: `${name}_sum`, labels, value: sum },
  { metricName: `${name}_count`, labels, value: count },
];

const described = <L extends string>({ name, help, labels = [] }: Metric<L>) => ({
  name,
  help,
  labelNames: [...labels],
});
