import { Type } from 'typebox';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { authorise } from '../../identity/public.ts';
import { MOST_EXPORTED } from '../queries/exported-alerts.ts';
import { exportKind } from '../kinds.ts';
import { alertsExported } from '../ledger-actions.ts';
import { alertPermissions } from '../permissions.ts';
import { alertFilters } from '../queries/alert-filter.ts';
import { alertReadsService } from '../queries/alert-reads.ts';

export const ExportInput = Type.Object(
  { as: Type.Enum(['csv', 'json']), ...alertFilters },
  { additionalProperties: false },
);

/** Records the export and its filters. The rows are read afterwards, while they are streamed. */
export const exportAlerts = defineCommand({
  name: 'alerts.export',
  input: ExportInput,
  resource: () => EXPORTS,
  async decide(ctx, { as, ...filters }) {
    const allowed = await authorise(ctx, alertPermissions.read, ORGANISATION);
    if (!allowed.ok) return allowed;
    const id = ctx.ids.row(ctx.now);
    ctx.record(alertsExported, {
      resource: { kind: exportKind.name, id },
      clause: '7.1',
      data: { as, atMost: MOST_EXPORTED },
      content: { isNewSubject: true, fields: { filters: ctx.use(alertReadsService).scrub(wordsOf(filters)) } },
    });
    return ok({ as, filters });
  },
});

const EXPORTS = { kind: exportKind.name, id: 'alerts' };

/** Recorded as encrypted content, because a search may contain a person's name. */
const wordsOf = (filters: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const])),
  );
