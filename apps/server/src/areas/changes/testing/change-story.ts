import { routesOf } from '../../../platform/area-routes.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { hooksService, joinHooks } from '../../../platform/hooks.ts';
import { createHttp, type Http } from '../../../platform/http/create-http.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import { createGithubApp } from '../../../platform/github/github-app.ts';
import { githubService } from '../../../platform/github/github.ts';
import { parseAllowList } from '../../../platform/outgoing/allow-list.ts';
import { createOutgoing } from '../../../platform/outgoing/create-outgoing.ts';
import { Concealed } from '../../../platform/secrets/concealed.ts';
import { violationsService, type GateFinding } from '../../../platform/violations.ts';
import { waiversService, type Waiver } from '../../../platform/waivers.ts';
import { laidDown, type TestPerson } from '../../../testing/people.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { testHttpOptions } from '../../../testing/test-http.ts';
import { createHandles, createPeople, peopleService } from '../../identity/public.ts';
import { obligations } from '../../incidents/public.ts';
import { registerBreakGlassReactions } from '../../break-glass/reactions/register.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { changesArea } from '../area.ts';
import { checkShow, githubReconcile, githubServe } from '../due-kinds.ts';
import { reconcile } from '../reactions/reconcile.ts';
import { serveDelivery } from '../reactions/serve-delivery.ts';
import { showCheck } from '../reactions/show-check.ts';
import type { Changes } from '../changes.ts';
import { createGitHub } from '../github/api.ts';
import { openDetail, type Detail } from '../sealed-detail.ts';
import { changeNamed, type KeptChange } from '../store/changes.ts';
import { deliveryOf, newRepository, REPOSITORY } from './forge.ts';
import {
  APP,
  INSTALLATION,
  PRIVATE_KEY,
  startGitHub,
  WEBHOOK_SECRET,
  type FakeGitHub,
  type FakeRepository,
} from './github.ts';

/** A story with a GitHub organisation. */
export type ChangeStory = {
  readonly story: Story;
  readonly github: FakeGitHub;
  readonly repository: FakeRepository;
  readonly changes: Changes;
  readonly http: Http;
  readonly violations: GateFinding[];
  readonly waivers: Map<string, Waiver>;
  /** Sends a signed webhook, with a new delivery id unless one is given. */
  send(
    event: string,
    payload: object,
    given?: { readonly id?: string; readonly signature?: string },
  ): Promise<{ status: number; taken: number; code?: string }>;
  /** Runs what is due. */
  settle(): Promise<void>;
  verdict(number: number): Promise<KeptChange & { readonly detail: Detail }>;
  link(person: TestPerson, login: string): Promise<void>;
  end(): Promise<void>;
};

export async function startChangeStory(): Promise<ChangeStory> {
  const github = await startGitHub();
  const repository = newRepository(github);
  const late: { changes?: Changes } = {};
  const parts = new Proxy({} as Changes, {
    get: (_, name) => {
      if (!late.changes) throw new Error('the story has not begun');
      return late.changes[name as keyof Changes];
    },
  });
  const story = await startStory([
    (registry) => {
      registry.onTask(githubServe, serveDelivery(parts));
      registry.onTask(checkShow, showCheck(parts));
      registry.onTask(githubReconcile, reconcile(parts));
    },
    registerIncidentReactions,
    registerBreakGlassReactions,
  ]);
  const { host } = story;
  const violations: GateFinding[] = [];
  const waivers = new Map<string, Waiver>();
  const allow = parseAllowList(['127.0.0.1']);
  if (!allow.ok) throw new Error('the test’s own addresses do not parse');
  const changes: Changes = {
    host,
    db: host.db,
    dataKeys: host.dataKeys,
    handles: createHandles({ dataKeys: host.dataKeys, ring: host.ring }),
    github: createGitHub({
      app: createGithubApp({
        outgoing: createOutgoing({
          allow: allow.value,
          limits: { connectTimeoutMs: 1000, timeoutMs: 5000, maxResponseBytes: 5_000_000 },
          log: host.log,
        }),
        url: github.url,
        appId: String(APP),
        key: async () => new Concealed(PRIVATE_KEY),
        now: () => host.clock.now(),
      }),
      installation: INSTALLATION,
      appId: String(APP),
    }),
    webhookSecret: async () => new Concealed(WEBHOOK_SECRET),
    runCommand: async (command, invocation, input) => runCommand(host, command, invocation, input),
    publicUrl: () => 'https://muster.example.org',
  };
  late.changes = changes;
  host.services
    .give(peopleService, createPeople(host))
    .give(obligationsService, obligations)
    .give(
      hooksService,
      joinHooks(() => []),
    )
    .give(githubService, {
      app: undefined,
      webUrl: 'https://git.example.org',
      webhookSecret: changes.webhookSecret,
    })
    .give(violationsService, { found: async (_ctx, finding) => keepOnce(violations, finding) })
    .give(waiversService, { waiverFor: async (_db, clause) => waivers.get(clause) });
  const http = await createHttp({
    ...testHttpOptions({
      actors: { sre: story.sre.actor, bystander: story.bystander.actor },
      routes: [routesOf(changesArea(changes), host.services.use)],
      runCommand: changes.runCommand,
    }),
    clock: host.clock,
    ids: host.ids,
  });
  let deliveries = 0;
  return {
    story,
    github,
    repository,
    changes,
    http,
    violations,
    waivers,
    async send(event, payload, given = {}) {
      deliveries += 1;
      const id = given.id ?? `00000000-0000-4000-8000-${String(deliveries).padStart(12, '0')}`;
      const { body, headers } = deliveryOf(event, payload, id, given.signature);
      const answer = await http.app.inject({ method: 'POST', url: '/v1/hooks/github', headers, payload: body });
      const { taken = 0, code } = answer.json<{ taken?: number; code?: string }>();
      return { status: answer.statusCode, taken, ...(code === undefined ? {} : { code }) };
    },
    settle: async () => story.advance({ seconds: 1 }),
    async verdict(number) {
      const change = await changeNamed(host.db, { repository: REPOSITORY, number });
      const detail = change && (await openDetail(host.dataKeys, host.db, change));
      if (change === undefined || detail === undefined) throw new Error(`#${number} was never judged`);
      return { ...change, detail };
    },
    async link(person, login) {
      const { id } = github.account(login);
      await laidDown(host, async (tx) =>
        changes.handles.keep(tx, { id: host.ids.opaque(), principal: person.id, kind: 'github', value: String(id) }),
      );
    },
    async end() {
      await http.app.close();
      await story.end();
      await github.close();
    },
  };
}

/** One finding per key, as the violations area stores them. */
function keepOnce(found: GateFinding[], finding: GateFinding): void {
  if (!found.some(({ key }) => key === finding.key)) found.push(finding);
}
