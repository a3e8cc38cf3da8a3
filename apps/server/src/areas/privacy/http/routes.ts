import type { RouteTable } from '../../../platform/http/routes.ts';
import type { revealPseudonym } from '../commands/reveal-pseudonym.ts';
import { mayReveal, type PrivacyReads } from '../queries/may-reveal.ts';
import { MayReveal, Revealed } from './schemas.ts';

/** A POST, because the look itself is an event that is recorded. */
export const privacyRoutes =
  (reveal: ReturnType<typeof revealPseudonym>, reads: PrivacyReads): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/pseudonyms/reveal',
      {
        access: 'member',
        summary: 'Whether I may look up whom a pseudonym stands for',
        clauses: ['6.6'],
        schema: { response: MayReveal },
      },
      async ({ actor }) => {
        const verdict = await mayReveal(reads, actor);
        if (verdict === undefined || verdict.allowed) return { allowed: verdict?.allowed === true };
        const { reason, clause } = verdict;
        return { allowed: false, reason, ...(clause === undefined ? {} : { clause }) };
      },
    );
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
