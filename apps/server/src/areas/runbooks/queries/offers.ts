import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { UseService } from '../../../kernel/services.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { alertsNamedOn, mayReadAlerts } from '../../alerts/public.ts';
import { incidentReads, seeIncident } from '../../incidents/public.ts';
import { offersFor } from '../domain/offer.ts';
import { isStale, readLibrary } from './runbook-views.ts';
import type { RunbookOffer } from './schemas.ts';

/** The runbooks that match an incident, by its alerts and by the detectors that opened it, best first. */
export async function runbooksFor(
  use: UseService,
  actor: Actor,
  code: string,
): Promise<Result<readonly Static<typeof RunbookOffer>[], AppError>> {
  const reads = use(incidentReads);
  const seen = await seeIncident(reads, actor, { code });
  if (!seen.ok) return seen;
  const { id, severity } = seen.value.incident;
  const reading = await readLibrary(use);
  const offers = offersFor(
    {
      severity,
      alerts: mayReadAlerts(actor) ? await alertsNamedOn(reads.db, id) : [],
      signals: await use(hooksService).signalsOf(reads.db, id),
    },
    reading.library.runbooks,
  );
  return ok(
    offers.map(({ runbook, because }) => ({
      id: runbook.id,
      title: runbook.title,
      version: runbook.version,
      steps: runbook.steps.length,
      isStale: isStale(runbook, reading),
      because: [...because],
    })),
  );
}
