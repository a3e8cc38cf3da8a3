import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import { routesOf } from '../../../platform/area-routes.ts';
import { hooksService, joinHooks } from '../../../platform/hooks.ts';
import { createHttp } from '../../../platform/http/create-http.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import type { Outgoing, OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';
import { signWebhook } from '../../../platform/outgoing/sign-webhook.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { testHttpOptions } from '../../../testing/test-http.ts';
import { alertsWithIncidents, withAlertsOf } from '../../alerts/public.ts';
import { approvalsArea } from '../../approvals/public.ts';
import { registerApprovalReactions } from '../../approvals/reactions/register.ts';
import { createPeople, peopleService } from '../../identity/public.ts';
import { alertsOfIncidents, incidentReads, obligations } from '../../incidents/public.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { rollbacksArea } from '../area.ts';
import { registerRollbackReactions } from '../reactions/register.ts';
import { connectExecutor } from '../commands/executors.ts';
import { rollbackApproval } from '../rollback-approval.ts';

/** An executor that keeps the orders it receives and answers as the test says. */
export class Executor implements Outgoing {
  answer: number | 'away' = 202;
  readonly orders: { readonly headers: Readonly<Record<string, string>>; readonly body: string }[] = [];
  tries = 0;

  async send({ headers = {}, body }: OutgoingRequest): ReturnType<Outgoing['send']> {
    this.tries += 1;
    if (this.answer === 'away') return err({ kind: 'unreachable', public: 'nobody answers', isWorthRetrying: true });
    this.orders.push({ headers, body: String(body) });
    return ok({ status: this.answer, headers: {}, body: new Uint8Array() });
  }

  async judge(url: string): ReturnType<Outgoing['judge']> {
    return url.startsWith('https://')
      ? ok(new URL(url))
      : err({ kind: 'refused_address', public: 'is a private address', isWorthRetrying: false });
  }

  async close(): Promise<void> {}
}

export type RollbackStory = {
  readonly story: Story;
  readonly executor: Executor;
  /** Posts to a rollback's callback over HTTP. */
  callback(
    id: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: string }>;
};

/** A story with a fake executor. */
export async function startRollbackStory(): Promise<RollbackStory> {
  const executor = new Executor();
  const begun: { story?: Story } = {};
  const parts = {
    outgoing: executor,
    publicUrl: () => 'https://muster.example.org',
    get host() {
      if (begun.story === undefined) throw new Error('the story has not begun');
      return begun.story.host;
    },
    get ring() {
      return parts.host.ring;
    },
  };
  const story = await startStory([
    registerIncidentReactions,
    registerApprovalReactions,
    registerRollbackReactions(parts),
  ]);
  begun.story = story;
  const { host } = story;
  const people = createPeople(host);
  host.services
    .give(peopleService, people)
    .give(obligationsService, obligations)
    .give(alertsOfIncidents, alertsWithIncidents)
    .give(incidentReads, {
      db: host.db,
      clock: host.clock,
      people,
      content: host.vault,
      policies: () => host.policies(),
      actions: () => actionRegistry([]),
      firingAlerts: async () => new Map(),
      withAlertsOf,
    });
  approvalsArea({ services: host.services, clock: host.clock, kinds: () => [anyApproval(rollbackApproval)] });
  const area = rollbacksArea(parts);
  host.services.give(
    hooksService,
    joinHooks(() => [area.hooks]),
  );
  const http = await createHttp({
    ...testHttpOptions({ routes: [routesOf(area, host.services.use)] }),
    clock: host.clock,
    ids: host.ids,
  });
  return {
    story,
    executor,
    async callback(id, body, headers) {
      const answer = await http.app.inject({
        method: 'POST',
        url: `/v1/rollbacks/${id}/callback`,
        headers: { 'content-type': 'application/json', ...headers },
        payload: body,
      });
      return { status: answer.statusCode, body: answer.body };
    },
  };
}

/** An executor's signed callback, as Standard Webhooks specifies. */
export function signedAnswer(
  secret: string,
  said: { readonly rollback: string; readonly type: string; readonly detail?: string },
  { sentAt, id = 'msg_1' }: { readonly sentAt: Date; readonly id?: string },
) {
  const { type, ...data } = said;
  const body = JSON.stringify({ type, data });
  return { body, headers: signWebhook({ id, sentAt, body }, [Buffer.from(secret.slice('whsec_'.length), 'base64')]) };
}

/** Connects the webhook. @returns its id and its secret */
export async function connected({ story }: RollbackStory): Promise<{ id: string; secret: string }> {
  const { id, secret = '' } = await story.done(story.sre, connectExecutor, {
    name: ownWords('argo'),
    url: ownWords('https://deploy.example.org/rollback'),
  });
  return { id, secret };
}
