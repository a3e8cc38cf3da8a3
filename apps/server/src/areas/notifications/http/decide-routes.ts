import { Type } from 'typebox';
import type { FastifyReply } from 'fastify';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { approve, caseReader, decline, getApproval } from '../../approvals/public.ts';
import { createAnswerLinks, decidesRequest, type AnswerClaim } from '../links/answer-links.ts';
import type { Notifications } from '../notifications.ts';
import { holderOf } from '../queries/link-holder.ts';
import { ANSWER_POLICY, deadLinkPage } from './answer-page.ts';
import { decidePage } from './decide-page.ts';

const ByToken = Type.Object({ token: Type.String({ maxLength: 200 }) });
const Decided = Type.Object({
  verdict: Type.Union([Type.Literal('approve'), Type.Literal('decline')]),
  reason: Type.Optional(Type.String({ maxLength: 2000 })),
});

const capability = { capability: 'approval link' };
const NO_REQUEST = '00000000-0000-4000-8000-000000000000';

/** The link that decides a request without sign-in (R30). As with a page's answer link, a GET changes nothing. */
export const decideRoutes =
  (parts: Notifications): RouteTable =>
  (routes) => {
    const links = createAnswerLinks(parts.ring, decidesRequest);
    routes.get(
      '/d/:token',
      { access: capability, summary: 'The page behind an approval link', isHidden: true, schema: { params: ByToken } },
      async ({ params, http }) => show(http.reply, claimIn(params.token), ok(undefined)),
    );
    routes.post(
      '/d/:token',
      {
        access: capability,
        summary: 'Decide a request through its link',
        clauses: ['2.10'],
        isHidden: true,
        consumes: 'form',
        schema: { params: ByToken, body: Decided },
      },
      async ({ params, body, requestId, http }) => {
        const claim = claimIn(params.token);
        // An invalid link runs the same command anonymously, so that the attempt is recorded too (GOV 7.1).
        const actor = claim === undefined ? ({ kind: 'anonymous' } as const) : holderOf(claim.principal, claim.page);
        const id = claim?.page ?? NO_REQUEST;
        const done =
          body.verdict === 'approve'
            ? await parts.runCommand(approve, { actor, requestId }, { id })
            : await parts.runCommand(decline, { actor, requestId }, { id, reason: (body.reason ?? '') as Scrubbed });
        return show(http.reply, claim, done);
      },
    );

    const claimIn = (token: string): AnswerClaim | undefined => links.open(token, parts.reads.clock.now());

    async function show(
      reply: FastifyReply,
      claim: AnswerClaim | undefined,
      pressed: Result<unknown, AppError>,
    ): Promise<void> {
      const reader = caseReader(parts.host.services.use);
      const shown =
        claim === undefined ? undefined : await getApproval(reader, holderOf(claim.principal, claim.page), claim.page);
      void reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', ANSWER_POLICY)
        .header('referrer-policy', 'strict-origin');
      if (claim === undefined || shown?.ok !== true) void reply.code(404).send(deadLinkPage());
      else if (pressed.ok) void reply.code(200).send(decidePage(shown.value, claim.principal, undefined));
      else void reply.code(403).send(decidePage(shown.value, claim.principal, pressed.error));
    }
  };
