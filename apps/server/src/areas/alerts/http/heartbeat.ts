import { Type } from 'typebox';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import type { AlertIntake } from '../intake/open-intake.ts';
import { ByKey } from '../queries/schemas.ts';

const size = { limit: 65_536 };

/** The heartbeat endpoint. The request body is ignored. */
export const heartbeatRoutes =
  (intake: AlertIntake): RouteTable =>
  (routes) => {
    for (const add of [routes.post, routes.put])
      add(
        '/v1/hooks/heartbeat/:key',
        {
          access: { capability: "an integration's key" },
          summary: 'Receive a heartbeat',
          clauses: ['2.1', '7.6'],
          maxBodyBytes: size.limit,
          takesBytes: 'as-text',
          admit: async ({ key = '' }) => {
            orFail(await intake.admit(key, 'heartbeat'));
          },
          onFailed: (failed) => intake.failed(failed),
          schema: { params: ByKey, body: Type.Unknown(), response: Heard },
        },
        async ({ params }) => {
          const { heardAt } = orFail(await intake.beat(params.key));
          return { heardAt: heardAt.toISOString() };
        },
      );
  };

const Heard = Type.Object({ heardAt: Type.String({ format: 'date-time' }) });
