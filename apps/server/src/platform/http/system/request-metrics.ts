import type { Telemetry } from '../../telemetry/telemetry.ts';

/**
 * How a request counts towards the incident API's objectives (R5). Strictly under the bound is good; a failure counts
 * against availability alone; our own 503 is a failure; 429 is neither.
 */
export type Outcome = 'good' | 'slow' | 'failed' | 'throttled';

/** From the policy: the incident API's routes (`POST /v1/incidents`), and its latency bound in seconds. */
export type ServiceLevel = {
  readonly routes: ReadonlySet<string>;
  readonly latencyBoundSeconds: number;
  /** Called for each request that counts: error budgets are computed from it. */
  readonly onCounted?: (outcome: Outcome) => void;
};

export type Served = {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
};

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Pure. */
export function outcomeOf(
  { status, seconds }: Pick<Served, 'status' | 'seconds'>,
  latencyBoundSeconds: number,
): Outcome {
  if (status >= 500) return 'failed';
  if (status === 429) return 'throttled';
  return seconds < latencyBoundSeconds ? 'good' : 'slow';
}

/**
 * Counts each served request by route pattern. One bucket's bound is exactly the objective's, so that its count is
 * exact.
 */
export function createRequestMetrics(telemetry: Telemetry, level: ServiceLevel): (served: Served) => void {
  const buckets = [...new Set([...BUCKETS, level.latencyBoundSeconds])].toSorted((first, second) => first - second);
  const observe = telemetry.histogram(
    {
      name: 'muster_http_request_seconds',
      help: 'Requests by route, to the first byte for streams.',
      labels: ['method', 'route', 'status'],
    },
    buckets,
  );
  const count = telemetry.counter({
    name: 'muster_incident_api_requests_total',
    help: 'Requests to the incident API by how they count in SLO-001 and SLO-002.',
    labels: ['outcome'],
  });
  return (served) => {
    const { method, route, status, seconds } = served;
    observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
    if (!level.routes.has(`${method} ${route}`)) return;
    const outcome = outcomeOf(served, level.latencyBoundSeconds);
    count({ outcome });
    level.onCounted?.(outcome);
  };
}
