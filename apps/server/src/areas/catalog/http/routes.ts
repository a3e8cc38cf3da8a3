import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { NAME } from '../domain/service.ts';
import { fileFieldsOf } from '../import/file-fields.ts';
import { catalogPermissions } from '../permissions.ts';
import { getService } from '../queries/get-service.ts';
import { catalogReader } from '../queries/list-services.ts';
import { previewImport } from '../queries/preview-import.ts';
import { ImportPreview, ServicePage } from '../queries/service-schema.ts';

/** The routes for one service and for an import preview; verbs and lists are declared. */
export const catalogRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    const access = { scope: catalogPermissions.read.scope };
    routes.get(
      '/v1/services/:name',
      {
        access,
        summary: 'One service, with what depends on it',
        clauses: ['6.2'],
        schema: { params: Type.Object({ name: Type.String({ pattern: NAME }) }), response: ServicePage },
        version: ({ version }) => version,
      },
      async ({ actor, params }) => orFail(await getService(catalogReader(use), actor, params.name)),
    );
    routes.post(
      '/v1/services/import/preview',
      {
        access,
        summary: 'Show what a file would change in the catalog; nothing is changed',
        clauses: ['6.2'],
        schema: { body: Type.Object(fileFieldsOf), response: ImportPreview },
      },
      async ({ body }) => previewImport(catalogReader(use).db, body),
    );
  };
