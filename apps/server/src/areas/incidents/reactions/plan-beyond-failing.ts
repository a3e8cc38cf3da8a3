import { asId } from '../../../kernel/ids.ts';
import type { WhenFailing } from '../../../platform/worker/registry.ts';
import { planBeyond, type DeadlineKindName } from '../commands/plan-deadlines.ts';
import { lockIncident } from '../store/incidents.ts';

/**
 * Only the next deadline of each kind is planned (ADR 0020). If it fails, those after it are planned too: one failing
 * deadline must not block the others.
 */
export const planBeyondFailing =
  (kind: DeadlineKindName): WhenFailing =>
  async (ctx, row) => {
    const incident = await lockIncident(ctx.tx, { id: asId(row.subject.id) });
    if (incident) planBeyond(ctx, incident, kind, row);
  };
