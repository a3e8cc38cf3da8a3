import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { EvidenceAsked, exportEvidence } from '../commands/export-evidence.ts';
import { assurancePermissions } from '../permissions.ts';
import { getReport } from '../queries/get-report.ts';
import { WholeReport } from '../queries/report-view.ts';

/** A whole report and the evidence pack; everything else is declared. */
export const assuranceRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/reports/:id',
      {
        access: { scope: assurancePermissions.read.scope },
        summary: 'The full report that the Board was given for a quarter',
        clauses: ['2.7'],
        schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: WholeReport },
      },
      async ({ actor, params }) => orFail(await getReport(use, actor, params.id)),
    );
    routes.post(
      '/v1/evidence/export',
      {
        access: { scope: assurancePermissions.export.scope },
        summary: 'Export the evidence for a period as one signed archive',
        description:
          'A write operation, because an export is itself recorded. The same period, seed and size give the same bytes.',
        clauses: ['7.12'],
        schema: { body: EvidenceAsked },
        produces: 'application/zip',
      },
      async (request) => {
        const { archive, size } = await request.run(exportEvidence, request.body);
        void request.http.reply.header('content-disposition', `attachment; filename="evidence-${size}.zip"`);
        return Buffer.from(archive);
      },
    );
  };
