import { Type } from 'typebox';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import type { AlertIntake } from '../intake/open-intake.ts';
import { Accepted, ByKey } from './schemas.ts';

const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Where Alertmanager sends. The key in the address is all the right there is, so the actor is nobody. 2xx comes after the
 * commit; 503 if it cannot come soon, because Alertmanager repeats that at once and a 4xx only at its next interval; 400
 * only for what can never be read. Damaged characters are replaced, for the message behind them is not to be lost.
 */
export const hookRoutes =
  (intake: AlertIntake): RouteTable =>
  (routes) => {
    routes.post(
      '/v1/hooks/alertmanager/:key',
      {
        access: { capability: "an integration's key" },
        summary: 'Take a notification of Alertmanager (version 4)',
        clauses: ['2.1', '6.6', '7.6'],
        maxBodyBytes: MOST_BYTES,
        damagedText: 'replace',
        schema: { params: ByKey, body: Type.Unknown(), response: Accepted },
      },
      async ({ params, body }) => orFail(await intake.receive(params.key, body)),
    );
  };
