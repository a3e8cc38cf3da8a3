import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { breakGlassPermissions } from '../permissions.ts';
import { Emergency } from '../queries/emergency-schema.ts';
import { emergencyReader } from '../queries/emergency-view.ts';
import { BreakGlassSheet, sheetNow } from '../queries/sheet.ts';
import { getEmergency } from '../queries/get-emergency.ts';

/** The route for one emergency change; its verbs and its list are declared. */
export const breakGlassRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/break-glass/sheet',
      {
        access: { scope: breakGlassPermissions.read.scope },
        summary: 'The emergency process on paper, to print out for when Muster is down',
        clauses: ['5.3.1', '5.3.2', '5.3.3', '5.3.4', '5.3.5'],
        schema: { response: BreakGlassSheet },
      },
      async () => sheetNow(emergencyReader(use)),
    );
    routes.get(
      '/v1/break-glass/:id',
      {
        access: { scope: breakGlassPermissions.read.scope },
        summary: 'One emergency change, as it is at this moment',
        clauses: ['5.3.2', '5.3.5'],
        schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: Emergency },
        version: ({ version }) => version,
      },
      async ({ actor, params }) => orFail(await getEmergency(emergencyReader(use), actor, params.id)),
    );
  };
