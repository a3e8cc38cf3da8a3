import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { statusFeed } from '../queries/status-feed.ts';

/** For feed readers, which cannot sign in. Everything in the feed was made PUBLIC by its publisher (R30). */
export const commsRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/status/feed.atom',
      {
        access: 'anonymous',
        summary: 'Published updates, as an Atom feed',
        clauses: ['2.4', '6.2'],
        produces: 'application/atom+xml',
        schema: { response: Type.String() },
      },
      async () => statusFeed(use),
    );
  };
