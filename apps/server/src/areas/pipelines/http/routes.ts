import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { pipelinePermissions } from '../permissions.ts';
import { getPipeline } from '../queries/get-pipeline.ts';
import { PipelinePage } from '../queries/pipeline-schema.ts';
import { pipelineReader } from '../queries/pipeline-view.ts';

/** One pipeline; verbs and lists are declared elsewhere. */
export const pipelineRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/pipelines/:id',
      {
        access: { scope: pipelinePermissions.read.scope },
        summary: 'One pipeline, with its newest runs and what was due',
        clauses: ['4.4'],
        schema: { params: Type.Object({ id: Key('pipeline') }), response: PipelinePage },
        version: ({ version }) => version,
      },
      async ({ actor, params }) => orFail(await getPipeline(pipelineReader(use), actor, params.id)),
    );
  };
