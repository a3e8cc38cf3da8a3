import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { llmPermissions } from '../permissions.ts';
import { NAME } from '../provider-thing.ts';
import { getConsumer, LlmConsumer } from '../queries/consumer-view.ts';
import { LlmSpend, spendOf } from '../queries/spend.ts';
import { gatewayService } from '../services.ts';
import { proxyRoutes } from './proxy-routes.ts';

const MOST_DAYS = 365;
const USUAL_DAYS = 30;

/** The gateway's endpoints, one consumer, and spending; verbs and lists are declared elsewhere. */
export const llmRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    const access = { scope: llmPermissions.read.scope };
    routes.get(
      '/v1/llm/consumers/:name',
      {
        access,
        summary: 'One consumer of language models, with what answers it',
        clauses: ['6.7', '9.2', '9.3'],
        schema: { params: Type.Object({ name: Type.String({ pattern: NAME }) }), response: LlmConsumer },
        version: ({ version }) => version,
      },
      async ({ actor, params }) => orFail(await getConsumer(use, actor, params.name)),
    );
    routes.get(
      '/v1/llm/spend',
      {
        access,
        summary: 'What was spent on language models, by consumer, provider and model',
        clauses: ['9.2'],
        schema: {
          query: Type.Object({ days: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_DAYS })) }),
          response: LlmSpend,
        },
      },
      async ({ query }) => spendOf(use, query.days ?? USUAL_DAYS),
    );
    proxyRoutes(routes, use(gatewayService), use);
  };
