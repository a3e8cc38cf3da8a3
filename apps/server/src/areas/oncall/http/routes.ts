import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import { Person } from '../../../platform/http/person.ts';
import type { Policies } from '../../../platform/commands/policies.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import type { People } from '../../identity/public.ts';
import { setOnCall } from '../commands/set-on-call.ts';
import { othersWhoMaySet } from '../queries/others-who-may-set.ts';
import { unseparatedPlaces } from '../queries/unseparated-on-call.ts';
import { whomAPageCalls } from '../queries/whom-a-page-calls.ts';

const OnCall = Type.Object(
  {
    people: Type.Array(Person, { description: 'All of them are called at once.' }),
    calledInstead: Type.Array(Person, { description: 'Whom a page calls while nobody is on call; else empty.' }),
    unseparated: Type.Array(Person, {
      description: 'Those who put themselves on call, since nobody else could have (R32).',
    }),
    mayPutSelf: Type.Boolean({
      description: 'Whether the reader’s own hand may put them on call: only where nobody else could (R42).',
    }),
  },
  { title: 'OnCall' },
);

export type OnCallReads = { readonly db: Db; readonly people: People; policies(): Policies };

/** Who is on call. */
export const onCallRoutes =
  (reads: OnCallReads): RouteTable =>
  (routes) => {
    const show = async ({ actor }: Pick<FastifyRequest, 'actor'>) => {
      const policy = reads.policies().current;
      const { to, instead } = await whomAPageCalls(reads.db, policy);
      const mayPutSelf = (await othersWhoMaySet(reads.db, policy, principalOf(actor))) === 0;
      const person = await reads.people.viewsOf(reads.db, to);
      const called = to.map(person);
      if (instead !== undefined) return { people: [], calledInstead: called, unseparated: [], mayPutSelf };
      const unseparated = (await unseparatedPlaces(reads.db)).map(person);
      return { people: called, calledInstead: [], unseparated, mayPutSelf };
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
        summary: 'Put people on call',
        clauses: ['2.1'],
        schema: { body: setOnCall.input, response: OnCall },
      },
      async (request) => {
        await request.run(setOnCall, request.body);
        return show(request);
      },
    );
  };
