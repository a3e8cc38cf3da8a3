import type { Static } from 'typebox';
import { createHttp, type Http } from '../../../platform/http/create-http.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { createOutgoing } from '../../../platform/outgoing/create-outgoing.ts';
import type { Resolve } from '../../../platform/outgoing/checked-lookup.ts';
import { parseAllowList } from '../../../platform/outgoing/allow-list.ts';
import { createMailer } from '../../../platform/outgoing/mail/create-mailer.ts';
import { parseMailServer } from '../../../platform/outgoing/mail/mail-server.ts';
import type { AllowedReferences } from '../../../platform/secrets/judge-reference.ts';
import { resolveAllowed } from '../../../platform/secrets/resolve-allowed.ts';
import { routesOf } from '../../../platform/area-routes.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { laidDown, type TestPerson } from '../../../testing/people.ts';
import { testHttpOptions } from '../../../testing/test-http.ts';
import { createHandles, createPeople, handlesService } from '../../identity/public.ts';
import { commsArea } from '../../comms/public.ts';
import { registerCommsReactions } from '../../comms/reactions/register.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { notificationsArea } from '../area.ts';
import { approvalsArea, approve } from '../../approvals/public.ts';
import { sharedChannel } from '../shared-channel.ts';
import { createSender } from '../channels/sender.ts';
import { addChannel } from '../commands/add-channel.ts';
import type { Telephony } from '../channels/provider.ts';
import { createAnswerLinks } from '../links/answer-links.ts';
import { notificationsService, type Notifications } from '../notifications.ts';
import { registerNotificationReactions } from '../reactions/register.ts';
import { startPostOffice, type PostOffice } from './post-office.ts';
import { startReceiver, type Receiver } from './receiver.ts';
import { withAlertsOf } from '../../alerts/public.ts';

const references: AllowedReferences = {
  envPrefix: 'MUSTER_SECRET_',
  filesBelow: undefined,
  vaultBelow: undefined,
};

/** A story in which pages are really sent, to a webhook and a mail server on loopback. */
export type PagingStory = {
  readonly story: Story;
  readonly receiver: Receiver;
  readonly office: PostOffice;
  readonly parts: Notifications;
  readonly http: Http;
  /** Secrets that can be referenced as `env:NAME`. */
  readonly env: Record<string, string>;
  addWebhook(given?: Partial<Static<typeof addChannel.input>>, who?: TestPerson): Promise<string>;
  /** Has Governance approve a request for a channel. */
  approved(approval: string): Promise<void>;
  /** Declares a SEV-1 as the bystander, sends what is due, and returns its code. */
  declare(given?: { readonly title?: string; readonly drill?: boolean }): Promise<string>;
  end(): Promise<void>;
};

export async function startPagingStory(
  given: {
    readonly withMail?: boolean;
    readonly webhookTimeoutMs?: number;
    readonly resolve?: Resolve;
    readonly telephony?: Telephony;
  } = {},
): Promise<PagingStory> {
  const [receiver, office] = [await startReceiver(), await startPostOffice()];
  const env: Record<string, string> = {};
  // The story creates its host itself, and the handlers need it.
  const late: { parts?: Notifications } = {};
  const parts = new Proxy({} as Notifications, {
    get: (_, name) => {
      if (!late.parts) throw new Error('the story has not begun');
      return late.parts[name as keyof Notifications];
    },
  });
  const register = (registry: DueRegistry): void => registerNotificationReactions(parts)(registry);
  const story = await startStory([registerIncidentReactions, registerCommsReactions, register]);
  late.parts = notificationsOf(story, {
    office,
    env,
    withMail: given.withMail ?? true,
    webhookTimeoutMs: given.webhookTimeoutMs ?? 5000,
    resolve: given.resolve,
    telephony: given.telephony,
  });
  const { host } = story;
  host.services.give(notificationsService, late.parts).give(handlesService, handlesOf(story));
  approvalsArea({ services: host.services, clock: host.clock, kinds: () => [anyApproval(sharedChannel)] });
  const { services, clock, dataKeys, ring } = host;
  const { sender } = late.parts;
  commsArea({ services, clock, dataKeys, ring, refusalOf: async (url) => (await sender.refusalOf(url))?.public });
  await nameThem(story, late.parts);
  const http = await createHttp({
    ...testHttpOptions({
      actors: { sre: story.sre.actor, bystander: story.bystander.actor, governance: story.governance.actor },
      routes: [routesOf(notificationsArea(late.parts), host.services.use)],
      runCommand: late.parts.runCommand,
    }),
    clock: host.clock,
    ids: host.ids,
  });

  /** Has Governance approve it, and sends the resulting notifications before the story continues. */
  async function approved(id: string): Promise<void> {
    await story.done(story.governance, approve, { id });
    await story.advance({ milliseconds: 0 });
    receiver.forget();
    office.forget();
  }

  return {
    story,
    receiver,
    office,
    parts: late.parts,
    http,
    env,
    addWebhook: async (input = {}, who = story.sre) => {
      const added = await story.done(who, addChannel, { name: 'pager gateway', url: receiver.url, ...input } as never);
      if (added.approval !== undefined && who !== story.governance) await approved(added.approval);
      return added.id;
    },
    approved,
    declare: async ({ title = 'Fraud model p99 over 2 s', drill = false } = {}) => {
      const { code } = await story.done(story.bystander, declareIncident, {
        title,
        facts: factsFor['SEV-1'],
        drill,
      } as never);
      await story.advance({ milliseconds: 0 });
      return code;
    },
    end: async () => {
      await http.app.close();
      await receiver.close();
      await office.close();
      await story.end();
    },
  };
}

/** Tests never query a name server. */
const resolvesNothing: Resolve = async () =>
  Promise.reject(Object.assign(new Error('there is no such name'), { code: 'ENOTFOUND' }));

type Outside = {
  readonly office: PostOffice;
  readonly env: Record<string, string>;
  readonly withMail: boolean;
  readonly webhookTimeoutMs: number;
  readonly resolve: Resolve | undefined;
  readonly telephony: Telephony | undefined;
};

const handlesOf = ({ host }: Story) => createHandles({ dataKeys: host.dataKeys, ring: host.ring });

function notificationsOf(
  story: Story,
  { office, env, withMail, webhookTimeoutMs, resolve, telephony }: Outside,
): Notifications {
  const { host } = story;
  const allow = parseAllowList(['127.0.0.1']);
  const server = parseMailServer(office.url);
  if (!allow.ok || !server.ok) throw new Error('the test’s own addresses do not parse');
  const people = createPeople({ dataKeys: host.dataKeys, ring: host.ring });
  return {
    host,
    servicesOf: async (_, incidents) => new Map(incidents.map((id) => [id, ['fraud-model']])),
    reads: {
      db: host.db,
      clock: host.clock,
      people,
      content: host.vault,
      policies: () => host.policies(),
      actions: () => actionRegistry([]),
      firingAlerts: async () => new Map(),
      withAlertsOf,
    },
    sender: createSender({
      db: host.db,
      clock: host.clock,
      outgoing: createOutgoing({
        allow: allow.value,
        limits: { connectTimeoutMs: 2000, timeoutMs: 5000, maxResponseBytes: 1000 },
        log: host.log,
        resolve: resolve ?? resolvesNothing,
      }),
      mailer: withMail
        ? createMailer({
            server: server.value,
            from: 'muster@example.org',
            allow: allow.value,
            timeoutMs: 2000,
            log: host.log,
          })
        : undefined,
      ring: host.ring,
      people,
      handles: handlesOf(story),
      telephony,
      publicUrl: () => 'https://muster.example.org',
      follow: async (reference) => {
        const secret = await resolveAllowed(reference, references, { env, vault: undefined });
        return secret.ok ? secret.value : undefined;
      },
      webhookTimeoutMs,
    }),
    links: createAnswerLinks(host.ring),
    ring: host.ring,
    allow: allow.value,
    references,
    runCommand: async (command, invocation, input) => runCommand(host, command, invocation, input),
    publicUrl: () => 'https://muster.example.org',
  };
}

async function nameThem(story: Story, { reads }: Notifications): Promise<void> {
  const names = { sre: 'Ada Lovelace', secondSre: 'Grace Hopper', bystander: 'Mary Somerville' } as const;
  await laidDown(story.host, async (tx) => {
    for (const [part, name] of Object.entries(names)) {
      const email = `${name.split(' ')[0]?.toLowerCase()}@example.org`;
      await reads.people.keep(tx, story[part as keyof typeof names].id, { name, email });
    }
  });
}
