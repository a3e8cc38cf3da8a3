import type { WorkerWatch } from '../platform/worker/worker-parts.ts';
import type { Runtime } from './open-runtime.ts';

const LATENESS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30];

/** Lateness and outcomes of due work, for /metrics. */
export function dueWorkMetrics({ telemetry }: Pick<Runtime, 'telemetry'>): WorkerWatch {
  const lateness = telemetry.histogram(
    {
      name: 'muster_due_lateness_seconds',
      help: 'Time from when a row could be claimed until its handler starts.',
      labels: ['lane'],
    },
    LATENESS_SECONDS,
  );
  const served = telemetry.counter({
    name: 'muster_due_served_total',
    help: 'Due rows by outcome.',
    labels: ['lane', 'outcome'],
  });
  return {
    served: ({ lane, outcome, latenessMs }) => {
      lateness({ lane }, latenessMs / 1000);
      served({ lane, outcome });
    },
  };
}
