import { Readable } from 'node:stream';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { exportAlerts, ExportInput } from '../commands/export-alerts.ts';
import { MOST_EXPORTED, exportedAlerts, type AlertExported } from '../queries/exported-alerts.ts';
import { csvRow } from '../domain/csv.ts';
import { alertPermissions } from '../permissions.ts';
import type { AlertReads } from '../queries/alert-reads.ts';

/** Alerts as a file. A POST, because an export records an entry. */
export const exportRoutes =
  (reads: AlertReads): RouteTable =>
  (routes) =>
    routes.post(
      '/v1/alerts/export',
      {
        access: { scope: alertPermissions.read.scope },
        summary: 'Export alerts as CSV that is safe in a spreadsheet, or as JSON',
        description: `A write operation, because an export is itself recorded. The newest ${MOST_EXPORTED} that match the filters.`,
        clauses: ['6.2', '7.1'],
        schema: { body: ExportInput },
        produces: 'application/octet-stream',
      },
      async (request) => {
        const { as, filters } = await request.run(exportAlerts, request.body);
        void request.http.reply.header('content-disposition', `attachment; filename="alerts.${as}"`);
        const pages = exportedAlerts(reads, request.actor, filters);
        return Readable.from(as === 'csv' ? asCsv(pages) : asJson(pages));
      },
    );

const HEAD = [
  'id',
  'alert',
  'state',
  'severity',
  'starts_at',
  'ends_at',
  'received_at',
  'deliveries',
  'drill',
  'service',
  'incident',
  'integration',
  'link',
  'labels',
  'annotations',
];

const pairs = (words: Readonly<Record<string, string>>): string =>
  Object.entries(words)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');

async function* asCsv(pages: AsyncIterable<readonly AlertExported[]>): AsyncGenerator<string> {
  // Without a byte order mark, spreadsheets assume their locale's encoding.
  yield `\ufeff${csvRow(HEAD)}`;
  for await (const page of pages)
    yield page
      .map((each) =>
        csvRow([
          each.id,
          each.name,
          each.state,
          each.severity,
          each.startsAt,
          each.endsAt,
          each.receivedAt,
          each.deliveries,
          each.drill,
          each.service,
          each.incident,
          each.integration,
          each.generatorUrl,
          pairs(each.labels),
          pairs(each.annotations),
        ]),
      )
      .join('');
}

async function* asJson(pages: AsyncIterable<readonly AlertExported[]>): AsyncGenerator<string> {
  let isFirst = true;
  yield '[\n';
  for await (const page of pages)
    for (const each of page) {
      yield `${isFirst ? '' : ',\n'}${JSON.stringify(each)}`;
      isFirst = false;
    }
  yield '\n]\n';
}
