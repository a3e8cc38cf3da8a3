import type { Kysely } from 'kysely';
import type { Telemetry } from '../../../platform/telemetry/telemetry.ts';
import { countBySeverityAndPhase, countDecidedClocks, distributionOf, type Step } from '../store/metric-counts.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From a page answered at once to a repair that takes days; the policy's own limits are among the buckets. */
const SECONDS = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  DAY,
  3 * DAY,
  7 * DAY,
];

const STEPS: Readonly<Record<Step, string>> = {
  acknowledge: 'acknowledgement',
  mitigate: 'mitigation',
  resolve: 'resolution',
};

/** Incident metrics for /metrics, counted from the rows: the same on every server, and complete after a restart. */
export function incidentMetrics(telemetry: Telemetry, db: Kysely<unknown>): void {
  telemetry.reported(
    { name: 'muster_incidents', help: 'Incidents by severity and phase.', labels: ['severity', 'phase'] },
    'gauge',
    async () =>
      (await countBySeverityAndPhase(db)).map(({ severity, phase, count }) => ({
        labels: { severity, phase },
        value: count,
      })),
  );
  telemetry.reported(
    {
      name: 'muster_incident_clocks_total',
      help: 'Clocks that are decided, by whether they were met in time or missed, and by the severity of their incident.',
      labels: ['clock', 'severity', 'outcome'],
    },
    'counter',
    async () =>
      (await countDecidedClocks(db)).map(({ clock, severity, outcome, count }) => ({
        labels: { clock, severity, outcome },
        value: count,
      })),
  );
  for (const [step, noun] of Object.entries(STEPS) as [Step, string][])
    telemetry.distribution(
      {
        name: `muster_incident_time_to_${step}_seconds`,
        help: `From an incident's declaration to its ${noun}, by severity.`,
        labels: ['severity'],
      },
      SECONDS,
      async () =>
        (await distributionOf(db, step, SECONDS)).map(({ severity, within, count, sum }) => ({
          labels: { severity },
          within,
          count,
          sum,
        })),
    );
}
