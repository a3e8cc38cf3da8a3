import { createHmac, generateKeyPairSync } from 'node:crypto';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import { routesOf } from '../../../platform/area-routes.ts';
import { createGithubApp } from '../../../platform/github/github-app.ts';
import { createHttp } from '../../../platform/http/create-http.ts';
import { hooksService, joinHooks } from '../../../platform/hooks.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import { parseAllowList } from '../../../platform/outgoing/allow-list.ts';
import { createOutgoing } from '../../../platform/outgoing/create-outgoing.ts';
import { Concealed } from '../../../platform/secrets/concealed.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { testHttpOptions } from '../../../testing/test-http.ts';
import { alertsWithIncidents, withAlertsOf } from '../../alerts/public.ts';
import { createPeople, peopleService } from '../../identity/public.ts';
import { alertsOfIncidents, incidentReads, obligations } from '../../incidents/public.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { postmortemsArea, postmortemTell } from '../../postmortems/public.ts';
import { registerPostmortemReactions } from '../../postmortems/reactions/register.ts';
import { ticketsArea } from '../area.ts';
import { registerTicketReactions } from '../reactions/register.ts';
import type { Tickets } from '../tickets.ts';
import { INSTALLATION, startGithub, type FakeGithub } from './fake-github.ts';
import { JIRA_ACCOUNT, startJira, type FakeJira } from './fake-jira.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A story with a GitHub and a Jira. */
export type TicketStory = {
  readonly story: Story;
  readonly github: FakeGithub;
  readonly jira: FakeJira;
  readonly tickets: Tickets;
  readonly told: { readonly to: string; readonly why: string }[];
  /** A Jira webhook, signed with this secret. */
  hook(
    path: string,
    payload: object,
    secret: string,
  ): Promise<{ status: number; taken: number | undefined; code: string | undefined }>;
  end(): Promise<void>;
};

export async function startTicketStory(): Promise<TicketStory> {
  const told: { to: string; why: string }[] = [];
  const late: { tickets?: Tickets } = {};
  const parts = new Proxy({} as Tickets, {
    get: (_, name) => {
      if (!late.tickets) throw new Error('the story has not begun');
      return late.tickets[name as keyof Tickets];
    },
  });
  const story = await startStory([
    registerIncidentReactions,
    registerPostmortemReactions,
    registerTicketReactions(parts),
    (registry) =>
      registry.onTask(postmortemTell, async ({ payload: { to, why } }) => {
        told.push({ to, why });
        return { kind: 'done' };
      }),
  ]);
  const { host } = story;
  const now = () => host.clock.now();
  const [github, jira] = [await startGithub(now), await startJira(now)];
  const allow = parseAllowList(['127.0.0.1']);
  if (!allow.ok) throw new Error('the test’s own addresses do not parse');
  const outgoing = createOutgoing({
    allow: allow.value,
    limits: { connectTimeoutMs: 1000, timeoutMs: 5000, maxResponseBytes: 5_000_000 },
    log: host.log,
  });
  const tickets: Tickets = {
    host,
    outgoing,
    ring: host.ring,
    publicUrl: () => 'https://muster.example.org',
    github: {
      app: createGithubApp({
        outgoing,
        url: github.url,
        appId: '4711',
        key: async () => new Concealed(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()),
        now,
      }),
      installation: INSTALLATION,
    },
    webUrl: 'https://github.com',
    references: { envPrefix: 'MUSTER_SECRET_', filesBelow: undefined, vaultBelow: undefined },
    follow: async (reference) => (reference === 'env:MUSTER_SECRET_JIRA' ? new Concealed(JIRA_ACCOUNT) : undefined),
  };
  late.tickets = tickets;
  const people = createPeople(host);
  host.services
    .give(peopleService, people)
    .give(obligationsService, obligations)
    .give(alertsOfIncidents, alertsWithIncidents)
    .give(approvalsService, {
      request: async () => Promise.reject(new Error('nobody asks here')),
      protect: async () => {},
    })
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
  const areas = [postmortemsArea({ services: host.services }), ticketsArea(tickets)];
  host.services.give(
    hooksService,
    joinHooks(() => areas.map(({ hooks }) => hooks)),
  );
  const http = await createHttp({
    ...testHttpOptions({ routes: areas.slice(1).map((area) => routesOf(area, host.services.use)) }),
    clock: host.clock,
    ids: host.ids,
  });
  return {
    story,
    github,
    jira,
    tickets,
    told,
    async hook(path, payload, secret) {
      const body = JSON.stringify(payload);
      const answer = await http.app.inject({
        method: 'POST',
        url: path,
        headers: {
          'content-type': 'application/json',
          'x-hub-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
        },
        payload: body,
      });
      const { taken, code } = answer.json<{ taken?: number; code?: string }>();
      return { status: answer.statusCode, taken, code };
    },
    async end() {
      await http.app.close();
      await story.end();
      await outgoing.close();
      await github.close();
      await jira.close();
    },
  };
}
