import { addDays } from '../../../kernel/clock.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import { startServer, type RunningServer } from '../../../platform/http/start-server.ts';
import { createOutgoing } from '../../../platform/outgoing/create-outgoing.ts';
import { parseAllowList } from '../../../platform/outgoing/allow-list.ts';
import { addPerson, addServiceAccount, type TestPerson } from '../../../testing/people.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { testHttpOptions } from '../../../testing/test-http.ts';
import { approvalsArea, approve } from '../../approvals/public.ts';
import { registerApprovalReactions } from '../../approvals/reactions/register.ts';
import { createPeople, peopleService } from '../../identity/public.ts';
import { createTeam } from '../../identity/commands/create-team.ts';
import { llmArea } from '../area.ts';
import { addProvider } from '../commands/add-provider.ts';
import { askDpa } from '../commands/ask-dpa.ts';
import { priceModel } from '../commands/price-model.ts';
import { registerConsumer } from '../commands/register-consumer.ts';
import { dpaApproval } from '../dpa-approval.ts';
import { openGateway, type Gateway } from '../gateway/open-gateway.ts';
import { llmRoutes } from '../http/routes.ts';
import { registerLlmReactions } from '../reactions/register.ts';
import { startFakeProvider, type FakeProvider } from './fake-provider.ts';

type ConsumerInput = Parameters<typeof registerConsumer.decide>[1];

/** A gateway over real sockets, between its callers and two providers that implement the contracts. */
export type LlmStory = {
  readonly story: Story;
  readonly gateway: Gateway;
  readonly first: FakeProvider;
  readonly second: FakeProvider;
  readonly legal: TestPerson;
  readonly team: string;
  readonly url: string;
  /** Registers a consumer. @returns its key */
  consumer(more?: Partial<ConsumerInput>): Promise<string>;
  registered(more?: Partial<ConsumerInput>): Promise<Result<unknown, AppError>>;
  /** An agreement with a provider, approved by Legal. @returns its id */
  dpa(more?: Partial<Parameters<typeof askDpa.decide>[1]>): Promise<string>;
  /** Calls over HTTP as a consumer. */
  ask(
    key: string,
    body: object,
    path?: string,
  ): Promise<{ status: number; headers: Headers; text: string; json: Answered }>;
  /** Refusals that are recorded. */
  readonly refused: readonly { readonly error: AppError }[];
  end(): Promise<void>;
};

export type Answered = {
  readonly choices?: readonly { readonly message: { readonly content: string } }[];
  readonly error?: {
    readonly code: string;
    readonly type: string;
    readonly param: string | null;
    readonly message: string;
    readonly clause?: string;
  };
};

export const MODEL = 'gpt-test';

export async function startLlmStory(): Promise<LlmStory> {
  const story = await startStory([registerApprovalReactions, registerLlmReactions]);
  const { services, clock } = story.host;
  const [first, second] = [await startFakeProvider(), await startFakeProvider()];
  const allow = parseAllowList(['127.0.0.1']);
  if (!allow.ok) throw new Error(allow.error);
  const outgoing = createOutgoing({
    allow: allow.value,
    limits: { connectTimeoutMs: 2000, timeoutMs: 5000, maxResponseBytes: 1024 * 1024 },
    log: story.host.log,
  });
  const gateway = openGateway({
    host: story.host,
    outgoing,
    keyOf: async (reference) =>
      reference.startsWith('env:') ? ok(`key-of-${reference.slice('env:'.length)}`) : err('is no reference'),
  });
  services.give(peopleService, createPeople(story.host));
  approvalsArea({ services, clock, kinds: () => [anyApproval(dpaApproval)] });
  llmArea({ services, clock, gateway });
  const legal = await addPerson(story.host, [], ['legal']);
  const team = (await story.done(story.governance, createTeam, { name: ownWords('Support') })).id;
  for (const [name, { url }] of [
    ['first', first],
    ['second', second],
  ] as const) {
    await story.done(story.sre, addProvider, {
      name,
      api: 'openai',
      url: ownWords(url),
      keyReference: ownWords(`env:${name}`),
      region: 'eu',
      retentionDays: 30,
      trains: 'no',
      external: 'yes',
    });
    await priced(story, name, MODEL);
  }

  const accounts = new Map<string, PrincipalId>();
  const options = testHttpOptions({
    routes: [llmRoutes(services.use)],
    authenticate: async ({ headers }) => {
      const given = headers.authorization?.replace('Bearer ', '') ?? String(headers['x-api-key'] ?? '');
      const id = accounts.get(given);
      return id === undefined
        ? err({ kind: 'unauthenticated', code: 'identity/not-signed-in', public: 'Sign in.' })
        : ok({ kind: 'service', id, scopes: ['llm:call'] });
    },
  });
  const server = await startServer(options);
  if (!server.ok) throw new Error(server.error.problem);
  const running: RunningServer = server.value;

  let made = 0;
  const registered = async (more: Partial<ConsumerInput> = {}) => {
    made += 1;
    const account = await addServiceAccount(story.host);
    accounts.set(`consumer-${made}`, account);
    return story.as(story.sre, registerConsumer, {
      name: `consumer-${made}`,
      account,
      team,
      userFacing: 'yes',
      dataClass: 'INTERNAL',
      mode: 'refuse',
      purpose: 'support',
      routes: [`first/${MODEL}`, `second/${MODEL}`],
      requestsPerMinute: 10_000,
      tokensPerMinute: 100_000_000,
      perDay: '100',
      perMonth: '1000',
      cacheMinutes: 0,
      degraded: ownWords('a form is shown'),
      ...more,
    });
  };

  return {
    story,
    gateway,
    first,
    second,
    legal,
    team,
    url: running.url,
    refused: options.refused,
    registered,
    async consumer(more) {
      const result = await registered(more);
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      return `consumer-${made}`;
    },
    async dpa(more = {}) {
      const now = clock.now();
      const { id, approval } = await story.done(story.sre, askDpa, {
        provider: 'first',
        dataClass: 'CONFIDENTIAL',
        regions: ['eu'],
        retentionDays: 30,
        mayTrain: 'no',
        purposes: ['support'],
        validFrom: now.toISOString(),
        validUntil: addDays(now, 10).toISOString(),
        reason: ownWords('signed'),
        ...more,
      });
      await story.done(legal, approve, { id: asId(approval) });
      return id;
    },
    async ask(key, body, path = '/llm/v1/chat/completions') {
      const response = await fetch(`${running.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: (text.startsWith('{') ? JSON.parse(text) : {}) as Answered,
      };
    },
    async end() {
      await running.stop();
      await gateway.close();
      await outgoing.close();
      await first.end();
      await second.end();
      await story.end();
    },
  };
}

/** A model priced at $1 per million tokens in and $2 out. */
export const priced = async (story: Story, name: string, model: string): Promise<unknown> =>
  story.done(story.sre, priceModel, {
    name,
    model,
    input: '1',
    output: '2',
    contextTokens: 100_000,
    maxOutputTokens: 100,
  });

/** A chat request with this content. */
export const chat = (content: unknown, more: object = {}) => ({
  model: MODEL,
  max_tokens: 50,
  messages: [{ role: 'user', content }],
  ...more,
});
