import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { detectionPermissions } from '../permissions.ts';
import { DetectorPage } from '../queries/detector-schema.ts';
import { getDetector } from '../queries/detector-views.ts';
import { DriftPage } from '../queries/drift-schema.ts';
import { getDrift } from '../queries/get-drift.ts';
import { detectionReader } from '../queries/reads.ts';

/** The routes for one version and one detector; verbs and lists are declared. */
export const detectionRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    const access = { scope: detectionPermissions.read.scope };
    routes.get(
      '/v1/drift/:id',
      {
        access,
        summary: 'One version of a model compared with its reference, with both distributions',
        clauses: ['7.9'],
        schema: { params: Type.Object({ id: Key('drift') }), response: DriftPage },
        version: ({ version }) => version,
      },
      async ({ actor, params }) => orFail(await getDrift(detectionReader(use), actor, params.id)),
    );
    routes.get(
      '/v1/detectors/:id',
      {
        access,
        summary: 'One detector with its series, hour by hour',
        clauses: ['7.9'],
        schema: { params: Type.Object({ id: Key('detector') }), response: DetectorPage },
        version: ({ version }) => version,
      },
      async ({ actor, params }) => orFail(await getDetector(detectionReader(use), actor, params.id)),
    );
  };
