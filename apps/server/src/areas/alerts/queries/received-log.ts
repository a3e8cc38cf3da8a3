import { Type } from 'typebox';
import type { IncidentId } from '../../../kernel/ids.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { visibleIncidents } from '../../incidents/public.ts';
import { explain, incidentsIn } from '../domain/receipt.ts';
import { alertPermissions } from '../permissions.ts';
import { readReceipts, type ReadReceipt } from '../store/receipts.ts';
import { alertReadsService } from './alert-reads.ts';
import { Received } from './schemas.ts';
import { seeIntegration } from './see-integration.ts';

/** An integration's deliveries, what each did and why, newest first. */
export const receivedLog = defineList({
  noun: 'integration',
  name: 'log',
  route: '/v1/integrations/:id/received',
  does: 'what it sent, and what each delivery did and why',
  empty: { says: 'It has sent nothing yet.' },
  clauses: ['6.2'],
  permission: alertPermissions.readIntegration,
  key: { id: Key('integration') },
  filters: {},
  item: Received,
  columns: [
    { at: 'receivedAt', head: 'When', as: 'instant' },
    { at: 'alerts', head: 'Alerts', as: 'count', dropped: 2 },
    { at: 'outcome', head: 'Outcome' },
    { at: 'incidents', head: 'Incidents', shrinksTo: 9, dropped: 3 },
    { at: 'why', head: 'Why', shrinksTo: 20 },
    { at: 'id', head: 'Id', dropped: 1 },
  ],
  keyset: { id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, key, after, limit }) {
    const reads = use(alertReadsService);
    const { integration } = orFail(await seeIntegration(reads, actor, key['id'] ?? ''));
    const receipts = await readReceipts(reads.incidents.db, integration.id, { before: after?.id, limit: limit + 1 });
    const codes = await visibleIncidents(
      reads.incidents,
      actor,
      receipts.flatMap(({ tallies }) => incidentsIn(tallies)),
    );
    return pageOf(
      receipts.map((receipt) => view(receipt, codes)),
      limit,
      ({ id }) => ({ id }),
    );
  },
});

const view = (
  { id, receivedAt, alerts, truncated, reason, outcome, tallies, isKept }: ReadReceipt,
  codes: ReadonlyMap<IncidentId, string>,
) => ({
  id,
  receivedAt: receivedAt.toISOString(),
  alerts,
  outcome,
  why:
    explain(tallies, (incident) => codes.get(incident) ?? 'an incident') +
    (truncated > 0 ? ` The sender left out ${truncated} more, which has no effect.` : ''),
  incidents: incidentsIn(tallies).flatMap((incident) => codes.get(incident) ?? []),
  kept: isKept,
  ...(reason === undefined ? {} : { reason }),
});
