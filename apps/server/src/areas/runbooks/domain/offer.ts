import { isFor, type Runbook } from '@muster/change-rules';
import type { Severity } from '@muster/policy';

/** What an incident is about, according to alerts and Muster's own detectors. */
export type Seen = {
  readonly severity: Severity;
  readonly alerts: readonly { readonly name: string; readonly runbook: string | undefined }[];
  readonly signals: readonly string[];
};

export type Offer = { readonly runbook: Runbook; readonly because: readonly string[] };

const MOST = 5;

/**
 * The matching runbooks, best first: those with the most triggers met, then those written for the severity. An alert
 * may also name its runbook. Without a match none is offered: a wrong runbook costs more than none.
 */
export function offersFor(seen: Seen, library: readonly Runbook[]): readonly Offer[] {
  return library
    .map((runbook) => ({ runbook, because: reasons(seen, runbook), fits: runbook.severities.includes(seen.severity) }))
    .filter(({ because }) => because.length > 0)
    .toSorted(
      (one, other) =>
        other.because.length - one.because.length ||
        Number(other.fits) - Number(one.fits) ||
        (one.runbook.id < other.runbook.id ? -1 : 1),
    )
    .slice(0, MOST)
    .map(({ runbook, because }) => ({ runbook, because }));
}

function reasons({ alerts, signals }: Seen, { id, triggers }: Runbook): readonly string[] {
  const fired = alerts.filter(
    ({ name, runbook }) => runbook === id || triggers.some((each) => isFor(each, { kind: 'alert', name })),
  );
  const own = signals.filter((name) => triggers.some((each) => isFor(each, { kind: 'signal', name })));
  return [...new Set([...fired.map(({ name }) => name), ...own])];
}
