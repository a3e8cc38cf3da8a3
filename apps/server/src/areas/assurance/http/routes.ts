import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import type { UseService } from '../../../kernel/services.ts';
import { err, ok } from '../../../kernel/result.ts';
import { readerService } from '../../../platform/access/access.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { peopleService } from '../../identity/public.ts';
import { EvidenceAsked, exportEvidence } from '../commands/export-evidence.ts';
import { assurancePermissions } from '../permissions.ts';
import { WholeReport, wholeReport } from '../queries/report-view.ts';
import { findReport } from '../store/reports.ts';

/** One report, whole, and the evidence pack; the rest is declared. */
export const assuranceRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/reports/:id',
      {
        access: { scope: assurancePermissions.read.scope },
        summary: 'What the Board was given of a quarter, whole',
        clauses: ['2.7'],
        schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: WholeReport },
      },
      async ({ params }) => {
        const { db } = use(readerService)();
        const report = await findReport(db, params.id);
        const { preparedBy, ...found } = orFail(report === undefined ? err(noSuchReport) : ok(report));
        return wholeReport({ ...found, preparedBy }, (await use(peopleService).viewsOf(db, [preparedBy]))(preparedBy));
      },
    );
    routes.post(
      '/v1/evidence/export',
      {
        access: { scope: assurancePermissions.export.scope },
        summary: 'The evidence of a period as one signed archive',
        description:
          'A write, because an export is itself an entry. The same period, seed and size give the same bytes.',
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

const noSuchReport: AppError = {
  kind: 'not_found',
  code: 'assurance/no-such-report',
  public: 'There is no such report.',
  remedy: 'muster report list',
};
