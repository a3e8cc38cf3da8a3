import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What Muster measures of itself, in the Prometheus format. One registry per process, handed to whoever measures. */
export interface Telemetry {
  /** A count that only grows. */
  counter<L extends string = never>(metric: Metric<L>): (labels: Labels<L>, by?: number) => void;
  /** A value that is read when somebody asks. */
  gauge(metric: Metric<never>, read: () => number): void;
  /** A distribution, counted exactly at each of `buckets` (in the metric's unit). */
  histogram<L extends string = never>(
    metric: Metric<L>,
    buckets: readonly number[],
  ): (labels: Labels<L>, value: number) => void;
  /** Everything, as `/metrics` answers it. */
  render(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** `name` in Prometheus style with its unit (`muster_http_request_seconds`). Labels are few-valued: never an id, a name or a path. */
export type Metric<L extends string> = {
  readonly name: `muster_${string}`;
  readonly help: string;
  readonly labels?: readonly L[];
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
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

const described = <L extends string>({ name, help, labels = [] }: Metric<L>) => ({
  name,
  help,
  labelNames: [...labels],
});
