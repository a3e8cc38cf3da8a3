import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { visibleIncidents } from '../../incidents/public.ts';
import { explain, incidentsIn } from '../domain/receipt.ts';
import { readReceipts, type Receipt } from '../store/receipts.ts';
import type { AlertReads } from './alert-reads.ts';
import { seeIntegration } from './see-integration.ts';

type Asked = { readonly id: string; readonly before: string | undefined; readonly limit: number };

/** What an integration sent and why that did what it did, newest first; one more than asked for tells of a next page. */
export async function receivedLog(
  reads: AlertReads,
  actor: Actor,
  { id, before, limit }: Asked,
): Promise<Result<readonly ReceivedView[], AppError>> {
  const seen = await seeIntegration(reads, actor, id);
  if (!seen.ok) return seen;
  const { db } = reads.incidents;
  const receipts = await readReceipts(db, seen.value.integration.id, { before, limit });
  const codes = await visibleIncidents(
    reads.incidents,
    actor,
    receipts.flatMap(({ tallies }) => incidentsIn(tallies)),
  );
  return ok(receipts.map((receipt) => view(receipt, codes)));
}

export type ReceivedView = ReturnType<typeof view>;

const view = (
  { id, receivedAt, alerts, truncated, reason, outcome, tallies }: Receipt,
  codes: ReadonlyMap<IncidentId, string>,
) => ({
  id,
  receivedAt: receivedAt.toISOString(),
  alerts,
  outcome,
  why:
    explain(tallies, (incident) => codes.get(incident) ?? 'an incident') +
    (truncated > 0 ? ` The sender left out ${truncated} more; nothing follows from their absence.` : ''),
  incidents: incidentsIn(tallies).flatMap((incident) => codes.get(incident) ?? []),
  ...(reason === undefined ? {} : { reason }),
});
