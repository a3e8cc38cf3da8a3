import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { findKept } from '../store/kept-deliveries.ts';
import type { AlertReads } from './alert-reads.ts';
import { seeIntegration } from './see-integration.ts';

const INDENT = 2;

/** A kept delivery, for whoever may see its integration. */
export async function keptDelivery(
  reads: AlertReads,
  actor: Actor,
  { id, delivery }: { readonly id: string; readonly delivery: string },
): Promise<Result<{ readonly id: string; readonly receivedAt: string; readonly told: string }, AppError>> {
  const seen = await seeIntegration(reads, actor, id);
  if (!seen.ok) return seen;
  const kept = await findKept(reads.incidents.db, { integrationId: id, id: delivery });
  if (kept === undefined) return err(notThere);
  const { body, notification } = kept.told;
  return ok({
    id: delivery,
    receivedAt: kept.receivedAt.toISOString(),
    told: JSON.stringify(body ?? notification, undefined, INDENT),
  });
}

const notThere: AppError = {
  kind: 'not_found',
  code: 'alerts/delivery-not-found',
  public: 'This delivery is not kept: it was a repeat, was too large, or is too old.',
  remedy: 'muster integration log shows which are kept.',
};
