import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { answerSubscription } from '../../comms/public.ts';
import { answersSubscription, createAnswerLinks } from '../links/answer-links.ts';
import type { Notifications } from '../notifications.ts';
import { ANSWER_POLICY, deadLinkPage, document } from './answer-page.ts';
import { html } from '../../../platform/http/html.ts';

const ByToken = Type.Object({ token: Type.String({ maxLength: 200 }) });
const Answered = Type.Object({ wants: Type.Union([Type.Literal('yes'), Type.Literal('no')]) });

const capability = { capability: 'subscription link' };
const NOBODY = '00000000-0000-4000-8000-000000000000';
const BY_LINK: Actor = { kind: 'system', part: 'answer-link' };

/**
 * The link in every message to a subscriber (R30). A GET changes nothing, so that scanners are harmless; the form's
 * POST subscribes or unsubscribes. Its web page shows no address, and is the same for every subscription.
 */
export const subscriptionRoutes =
  (parts: Notifications): RouteTable =>
  (routes) => {
    const links = createAnswerLinks(parts.ring, answersSubscription);
    const subscriberIn = (token: string) => links.open(token, parts.reads.clock.now())?.page;
    routes.get(
      '/s/:token',
      {
        access: capability,
        summary: 'The page behind a subscription link',
        isHidden: true,
        schema: { params: ByToken },
      },
      async ({ params, http }) => show(http.reply, subscriberIn(params.token) === undefined ? 'dead' : 'asks'),
    );
    routes.post(
      '/s/:token',
      {
        access: capability,
        summary: 'Confirm or end a subscription through its link',
        clauses: ['6.2'],
        isHidden: true,
        consumes: 'form',
        schema: { params: ByToken, body: Answered },
      },
      async ({ params, body, requestId, http }) => {
        const subscriber = subscriberIn(params.token);
        // An invalid link runs the same command anonymously, so that the attempt is recorded too (GOV 7.1).
        const actor: Actor = subscriber === undefined ? { kind: 'anonymous' } : BY_LINK;
        const wants = body.wants === 'yes';
        const done = await parts.runCommand(
          answerSubscription,
          { actor, requestId },
          { subscriber: subscriber ?? NOBODY, wants },
        );
        return show(http.reply, done.ok ? body.wants : 'dead');
      },
    );
  };

const WORDS = {
  yes: 'You are subscribed to what is published. Each message has a link to unsubscribe.',
  no: 'Nothing more will be sent, and the address is erased.',
} as const;

async function show(reply: FastifyReply, what: 'asks' | 'dead' | keyof typeof WORDS): Promise<void> {
  void reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', ANSWER_POLICY)
    .header('referrer-policy', 'strict-origin');
  if (what === 'dead') {
    void reply.code(404).send(deadLinkPage());
    return;
  }
  const answer = (wants: keyof typeof WORDS, words: string) =>
    html`<form method="post"><input type="hidden" name="wants" value="${wants}" /><button>${words}</button></form>`;
  const body =
    what === 'asks'
      ? html`<main>
          <h1>Subscribe to incident updates</h1>
          <p>You get what is published about incidents, and nothing else. Opening this page has done nothing.</p>
          ${answer('yes', 'Yes, subscribe this address')} ${answer('no', 'No, erase the address')}
        </main>`
      : html`<main>
          <h1>Thank you</h1>
          <p class="good" role="status">${WORDS[what]}</p>
        </main>`;
  void reply.code(200).send(document('Subscription', body));
}
