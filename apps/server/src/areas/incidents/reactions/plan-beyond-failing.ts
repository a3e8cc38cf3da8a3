import { asId } from '../../../kernel/ids.ts';
import type { WhenFailing } from '../../../platform/worker/registry.ts';
import { planBeyond, type DeadlineKindName } from '../commands/plan-deadlines.ts';
import { lockIncident } from '../store/incidents.ts';

/**
 * An incident has only its next deadline of each kind planned (ADR 0020). Where that one fails, what follows is planned
 * beside it: a clause that cannot be served must not keep the others from being.
 */
export const planBeyondFailing =
  (kind: DeadlineKindName): WhenFailing =>
  async (ctx, row) => {
    const incident = await lockIncident(ctx.tx, { id: asId(row.subject.id) });
    if (incident) planBeyond(ctx, incident, kind, row);
  };
