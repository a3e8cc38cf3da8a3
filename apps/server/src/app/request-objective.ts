import type { PolicySnapshot } from '@muster/policy';
import type { ServiceLevel } from '../platform/http/system/request-metrics.ts';

/**
 * The incident API's SLI (GOV 4.1, 4.2, R5): the routes listed here (no health checks, live streams, bulk intake or
 * exports), with the policy's latency bound.
 */
export function requestObjective(policy: PolicySnapshot): ServiceLevel {
  const latency = Object.values(policy.slos).find((slo) => slo.objective.kind === 'latency')?.objective;
  if (latency?.kind !== 'latency') throw new Error('the policy has no latency objective');
  return { routes: incidentApi, latencyBoundSeconds: latency.under.milliseconds / 1000 };
}

const about = ['timeline', 'pages', 'reach', 'duties', 'audiences', 'told', 'what-changed', 'runbooks'];

const steps = [
  'acknowledge',
  'mitigate',
  'resolve',
  'close',
  'reopen',
  'classify',
  'raise',
  'lower',
  'take-command',
  'hand-over',
  'note',
  'update',
  'retitle',
  'unacknowledge',
  'publish',
  'inform',
  'stop-informing',
  'merge',
  'duplicate',
  'false-alarm',
  'relate',
  'call-in',
  'move-alerts',
  'make-private',
  'roll-back',
  'follow-runbook',
  'rate',
  'start-notice',
  'announced',
];

const incidentApi: ReadonlySet<string> = new Set([
  'GET /v1/incidents',
  'POST /v1/incidents',
  'POST /v1/incidents/classification',
  'GET /v1/incidents/:code',
  ...about.map((what) => `GET /v1/incidents/:code/${what}`),
  ...steps.map((step) => `POST /v1/incidents/:code/${step}`),
]);
