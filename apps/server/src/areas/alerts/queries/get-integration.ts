import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { lastReceived } from '../store/receipts.ts';
import type { AlertReads } from './alert-reads.ts';
import { integrationView, type IntegrationView } from './integration-view.ts';
import { seeIntegration } from './see-integration.ts';

/** One integration as its page shows it. Never its key: nobody has that but the sender. */
export async function getIntegration(
  reads: AlertReads,
  actor: Actor,
  id: string,
): Promise<Result<IntegrationView, AppError>> {
  const seen = await seeIntegration(reads, actor, id);
  if (!seen.ok) return seen;
  const last = await lastReceived(reads.incidents.db, [seen.value.id]);
  return ok(integrationView(seen.value, last.get(seen.value.id)));
}
