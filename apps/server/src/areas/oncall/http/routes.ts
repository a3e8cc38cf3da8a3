import { Type } from 'typebox';
import type { Db } from '../../../platform/database/db.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import type { People } from '../../identity/public.ts';
import { setOnCall } from '../commands/set-on-call.ts';
import { whoIsOnCall } from '../queries/who-is-on-call.ts';

const Id = Type.String({ format: 'uuid' });

const OnCall = Type.Object(
  {
    people: Type.Array(
      Type.Object(
        {
          id: Id,
          name: Type.Optional(Type.String()),
          initials: Type.String(),
          roles: Type.Optional(Type.Array(Type.String())),
        },
        { title: 'Person' },
      ),
    ),
  },
  { title: 'OnCall', description: 'In the order in which they are called.' },
);

/** Who is on call. */
export const onCallRoutes =
  ({ db, people }: { readonly db: Db; readonly people: People }): RouteTable =>
  (routes) => {
    const show = async () => {
      const onCall = await whoIsOnCall(db);
      return { people: onCall.map(await people.viewsOf(db, onCall)) };
    };

    routes.get(
      '/v1/on-call',
      { access: { scope: 'oncall:read' }, summary: 'Who is on call now', schema: { response: OnCall } },
      show,
    );

    routes.put(
      '/v1/on-call',
      {
        access: { scope: 'oncall:write' },
        summary: 'Put people on call, in this order',
        clauses: ['2.1'],
        schema: { body: Type.Object({ people: Type.Array(Id, { maxItems: 100 }) }), response: OnCall },
      },
      async (request) => {
        await request.run(setOnCall, request.body);
        return show();
      },
    );
  };
