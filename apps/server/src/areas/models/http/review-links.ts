import { Type } from 'typebox';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../kernel/actor.ts';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { publicUrlService } from '../../../platform/http/public-url.ts';
import type { RouteTable, RunCommand } from '../../../platform/http/routes.ts';
import { askReviewByLink, noteTold } from '../commands/ask-review.ts';
import { LOG_PREDICTIONS } from '../permissions.ts';
import { linkFor, viewOf } from '../queries/behind-link.ts';
import { openReviewLink } from '../review-links.ts';
import { modelsReader } from '../room.ts';
import type { ReviewView } from '../queries/behind-link.ts';
import { deadReviewPage, REVIEW_POLICY, reviewPage } from './review-page.ts';

const ByToken = Type.Object({ token: Type.String({ maxLength: 400 }) });
const capability = { capability: 'review link' };
const BY_LINK: Actor = { kind: 'system', part: 'review-link' };
const NOBODY = { prediction: '00000000-0000-4000-8000-000000000000', day: '2000-01-01' };

/**
 * A person's way to a human review (GOV 7.14): the deciding system obtains a link for the person it decided about and
 * passes it on; its web page needs no account and no script. A GET changes nothing, since link scanners open links too.
 */
export const reviewLinkRoutes =
  (use: UseService, runCommand: RunCommand): RouteTable =>
  (routes) => {
    routes.post(
      '/v1/predictions/review-link',
      {
        access: { scope: LOG_PREDICTIONS },
        summary: 'The link through which the subject of a prediction asks for a human review',
        clauses: ['7.14'],
        schema: {
          body: Type.Object({
            model: Type.String({ minLength: 1, maxLength: 200 }),
            id: Type.String({ minLength: 1, maxLength: 200 }),
            day: Type.Optional(Type.String({ format: 'date' })),
          }),
          response: Type.Object({ url: Type.String(), expiresAt: Type.String({ format: 'date-time' }) }),
        },
      },
      async ({ body }) => {
        const { token, expiresAt } = orFail(await linkFor(modelsReader(use), body));
        return { url: `${use(publicUrlService)()}/r/${token}`, expiresAt: expiresAt.toISOString() };
      },
    );
    routes.get(
      '/r/:token',
      { access: capability, summary: 'The page behind a review link', isHidden: true, schema: { params: ByToken } },
      async ({ params, http, requestId }) => {
        const view = await viewOf(modelsReader(use), params.token);
        if (view?.told !== undefined) await runCommand(noteTold, { actor: BY_LINK, requestId }, { review: view.told });
        show(http.reply, view);
      },
    );
    routes.post(
      '/r/:token',
      {
        access: capability,
        summary: 'Ask for a human review through its link',
        clauses: ['7.14'],
        isHidden: true,
        consumes: 'form',
        schema: { params: ByToken, body: Type.Object({ words: Type.Optional(Type.String({ maxLength: 5000 })) }) },
      },
      async ({ params, body, http, requestId }) => {
        const { ring, now } = modelsReader(use);
        const link = openReviewLink(ring, params.token, now);
        // An invalid link runs the same command anonymously, so that the attempt is recorded too (GOV 7.1).
        const actor: Actor = link === undefined ? { kind: 'anonymous' } : BY_LINK;
        const of = link === undefined ? NOBODY : { prediction: link.id, day: link.day };
        const words = body.words?.replaceAll('\r\n', '\n');
        await runCommand(
          askReviewByLink,
          { actor, requestId },
          { ...of, ...(words === undefined ? {} : { words: words as never }) },
        );
        show(http.reply, await viewOf(modelsReader(use), params.token));
      },
    );
  };

function show(reply: FastifyReply, view: ReviewView | undefined): void {
  void reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', REVIEW_POLICY)
    .header('referrer-policy', 'strict-origin')
    .code(view === undefined ? 404 : 200)
    .send(view === undefined ? deadReviewPage() : reviewPage(view));
}
