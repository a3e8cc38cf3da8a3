import { Type } from 'typebox';
import type { RouteTable } from '../../../platform/http/routes.ts';
import type { revealPseudonym } from '../commands/reveal-pseudonym.ts';

/** A POST, because the look itself is an event that is recorded. */
export const privacyRoutes =
  (reveal: ReturnType<typeof revealPseudonym>): RouteTable =>
  (routes) => {
    routes.post(
      '/v1/pseudonyms/reveal',
      {
        access: 'member',
        summary: 'Whom a pseudonym stands for, on the record',
        clauses: ['6.6', '7.1'],
        schema: {
          body: reveal.input,
          response: Type.Object({ token: Type.String(), kind: Type.String(), value: Type.String() }),
        },
      },
      async (request) => request.run(reveal, request.body),
    );
  };
