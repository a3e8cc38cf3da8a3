import { Type } from 'typebox';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../kernel/actor.ts';
import type { RouteTable, WriteRequest } from '../../../platform/http/routes.ts';
import { answerPage as answerPageCommand } from '../commands/answer-page.ts';
import type { AnswerClaim } from '../links/answer-links.ts';
import type { Notifications } from '../notifications.ts';
import { carriedBy } from '../queries/carried-by.ts';
import { answerView, bearerOf } from '../queries/answer-view.ts';
import { ANSWER_POLICY, answerPage, deadLinkPage, type Pressed } from './answer-page.ts';

const ByToken = Type.Object({ token: Type.String({ maxLength: 200 }) });

const capability = { capability: 'answer link' };

const NO_PAGE = '00000000-0000-4000-8000-000000000000';

/**
 * The answer link of a page (R30). A GET changes nothing, so that scanners, previews and prefetching are harmless; only
 * the form's POST acknowledges. The capability is in the path, which no other site can know; together with the origin
 * check of the HTTP layer this prevents cross-site requests. Needs no cookie and no script.
 */
export const answerRoutes =
  (parts: Notifications): RouteTable =>
  (routes) => {
    routes.get(
      '/a/:token',
      { access: capability, summary: 'The page behind an answer link', isHidden: true, schema: { params: ByToken } },
      async ({ params, http }) => show(http.reply, claimIn(params.token), { kind: 'not-yet' }),
    );
    routes.post(
      '/a/:token',
      {
        access: capability,
        summary: 'Acknowledge through an answer link',
        clauses: ['3.1.2'],
        isHidden: true,
        consumes: 'form',
        schema: { params: ByToken },
      },
      async (request) => {
        const claim = claimIn(request.params.token);
        return show(request.http.reply, claim, await press(request, claim));
      },
    );

    const claimIn = (token: string): AnswerClaim | undefined => parts.links.open(token, parts.reads.clock.now());

    /** An invalid link runs the same command anonymously, so that the attempt is recorded too (GOV 7.1). */
    async function press(
      { requestId }: Pick<WriteRequest, 'requestId'>,
      claim: AnswerClaim | undefined,
    ): Promise<Pressed> {
      const actor: Actor = claim === undefined ? { kind: 'anonymous' } : bearerOf(claim);
      const answered = await parts.runCommand(
        answerPageCommand,
        { actor, requestId },
        { page: claim?.page ?? NO_PAGE },
      );
      // The other incidents of the same message, each in its own transaction, so that one refusal does not affect the
      // others.
      if (claim !== undefined)
        for (const page of await carriedBy(parts.reads.db, claim.page))
          await parts.runCommand(answerPageCommand, { actor, requestId }, { page });
      if (answered.ok) return { kind: 'done' };
      const { public: why, remedy } = answered.error;
      return { kind: 'refused', why, ...(remedy === undefined ? {} : { remedy }) };
    }

    async function show(reply: FastifyReply, claim: AnswerClaim | undefined, pressed: Pressed): Promise<void> {
      const view = claim && (await answerView(parts, claim));
      void reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', ANSWER_POLICY)
        // `no-referrer` would make browsers send `Origin: null` with the form; this keeps the token out of the referrer
        // as well.
        .header('referrer-policy', 'strict-origin');
      if (view === undefined) void reply.code(404).send(deadLinkPage());
      else if (pressed.kind === 'refused') void reply.code(403).send(answerPage(view, pressed));
      else void reply.code(200).send(answerPage(view, pressed));
    }
  };
