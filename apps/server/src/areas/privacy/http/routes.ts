import type { RouteTable } from '../../../platform/http/routes.ts';
import type { revealPseudonym } from '../commands/reveal-pseudonym.ts';
import { Revealed } from './schemas.ts';

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
        schema: { body: reveal.input, response: Revealed },
      },
      async (request) => request.run(reveal, request.body),
    );
  };
