import { Type } from 'typebox';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { setTimeZone } from '../commands/set-time-zone.ts';

const TimeZone = Type.Object({ timeZone: Type.Optional(Type.String()) }, { title: 'TimeZone' });

/** The time zone a person gets times in when Muster writes to them. */
export const timeZoneRoutes: RouteTable = (routes) => {
  routes.put(
    '/v1/session/time-zone',
    {
      access: 'self',
      summary: 'Set the time zone in which you read times; UTC if left out',
      clauses: ['3.1.2'],
      schema: { body: setTimeZone.input, response: TimeZone },
    },
    async (request) => request.run(setTimeZone, request.body),
  );
};
