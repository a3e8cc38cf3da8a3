import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { notification, wireAlert } from '../areas/alerts/testing/notifications.ts';
import { runEvent } from '../areas/pipelines/testing/run-events.ts';
import { throwawayMuster, type ThrowawayMuster } from '../testing/throwaway-muster.ts';

/**
 * Walks every paginated list to its end over HTTP while rows are added and changed. The lists come from the OpenAPI
 * description, so a new one must either be walked here or be listed as walked elsewhere.
 */
type Row = Readonly<Record<string, unknown>>;
type ListPage = { readonly items: readonly Row[]; readonly nextCursor?: string };

/** Setting up this much data takes time on a busy machine. */
const FILLING_MS = 300_000;

const PASSWORD = 'correct horse battery';
const EMAIL = 'ada@example.org';
const AT_A_TIME = 3;
const INCIDENTS = 11;

let muster: ThrowawayMuster;
let bearer: string | undefined;
let hook: string;
let integration: string;
let fired = 0;
let kept = 0;
let services = 0;
let objectives = 0;
let exceptions = 0;
let engineer: string | undefined;
let grace: string | undefined;
let reporter: string;
let pipeline: string | undefined;
let runs = 0;
let models = 0;
let pipelines = 0;
let trackers = 0;
let tracker: string | undefined;
let executors = 0;
let executor: string | undefined;
let grave: string | undefined;
let emergencies = 0;
let producer: string;
let predicting = 0;
let detectors = 0;
let auditors = 0;
let notices = 0;
let review: string;

beforeAll(async () => {
  muster = await throwawayMuster({ MUSTER_SECRET_LLM: 'key' });
  const founded = await call<{ invitations: { url: string }[] }>('POST', '/v1/setup', {
    token: /#token=([\w-]+)$/.exec(muster.setUpLink ?? '')?.[1],
    organisation: 'Example',
    founder: { name: 'Ada Lovelace', email: EMAIL, password: PASSWORD },
    governance: [{ name: 'Grace Hopper', email: 'grace@example.org' }],
  });
  // A second member of Platform Governance, who can decide what Ada requests.
  const token = /#token=([\w-]+)$/.exec(founded.invitations[0]?.url ?? '')?.[1];
  await call('POST', '/v1/invitations/accept', { token, password: PASSWORD });
  const form = new URLSearchParams({ grant_type: 'password', username: EMAIL, password: PASSWORD });
  const answer = await fetch(new URL('/v1/oauth/token', muster.url), { method: 'POST', body: form });
  ({ access_token: bearer } = (await answer.json()) as { access_token: string });
  for (let index = 0; index < INCIDENTS; index += 1) await declare(`Fraud model slow ${index}`);
  const made = await call<{ id: string; url: string }>('POST', '/v1/integrations', {
    name: 'am',
  });
  integration = made.id;
  hook = new URL(made.url).pathname;
  for (let batch = 0; batch < AT_A_TIME * 3; batch += 1) await fire();
  for (let index = 0; index < AT_A_TIME * 2; index += 1) await lowered();
  for (let index = 0; index <= AT_A_TIME; index += 1) await addService();
  for (let index = 0; index <= AT_A_TIME; index += 1) await published();
  for (let index = 0; index <= AT_A_TIME; index += 1) await subscribed();
  for (let index = 0; index <= AT_A_TIME; index += 1) {
    await announce();
    await eraseSomebody();
    await keepView();
  }
  await updated(AT_A_TIME + 1);
  await call('POST', '/v1/teams', { name: 'Routing' });
  for (let index = 0; index <= AT_A_TIME; index += 1) await publishRules();
  for (let index = 0; index <= AT_A_TIME; index += 1) await askException();
  for (let index = 0; index <= AT_A_TIME; index += 1) await prepareReport();
  for (let index = 0; index <= AT_A_TIME; index += 1) await reportViolation();
  for (let index = 0; index <= AT_A_TIME; index += 1) await openTicket();
  const account = await call<{ id: string }>('POST', '/v1/service-accounts', { name: 'scheduler' });
  const input = { scopes: ['pipelines:report', 'predictions:log'], expiresInDays: 30 };
  reporter = (await call<{ key: string }>('POST', `/v1/service-accounts/${account.id}/issue-key`, input)).key;
  for (let index = 0; index <= AT_A_TIME; index += 1) await addPipeline();
  for (let index = 0; index <= AT_A_TIME; index += 1) await decideAboutSomebody();
  for (let index = 0; index <= AT_A_TIME; index += 1) await checkDeployment();
  for (let index = 0; index <= AT_A_TIME; index += 1) await recordGate();
  for (let index = 0; index <= AT_A_TIME; index += 1) await reportRun();
  const members = await call<ListPage>('GET', '/v1/members');
  const legal = members.items.find(({ name }) => name === 'Grace Hopper');
  await call('POST', '/v1/contact-roles/legal/assign', { principalId: legal?.['id'] });
  await letAdaClassify(members);
  for (let index = 0; index <= AT_A_TIME; index += 1) await classify();
  for (let index = 0; index <= AT_A_TIME; index += 1) await addProvider();
  for (let index = 0; index <= AT_A_TIME; index += 1) await askDpa();
  for (let index = 0; index <= AT_A_TIME; index += 1) await registerConsumer();
  for (let index = 0; index <= AT_A_TIME; index += 1) await askAModel();
  for (let index = 0; index <= AT_A_TIME; index += 1) await askRollback();
  for (let index = 0; index <= AT_A_TIME; index += 1) await followRunbook();
  for (let index = 0; index <= AT_A_TIME; index += 1) await breakGlass();
  const predicts = { scopes: ['predictions:log'], expiresInDays: 30 };
  producer = (await call<{ key: string }>('POST', `/v1/service-accounts/${account.id}/issue-key`, predicts)).key;
  for (let index = 0; index <= AT_A_TIME; index += 1) await predict();
  for (let index = 0; index <= AT_A_TIME; index += 1) await drill();
  for (let index = 0; index <= AT_A_TIME; index += 1) await proposeDetector();
  for (let index = 0; index <= AT_A_TIME; index += 1) await letAuditorIn();
  for (let index = 0; index <= AT_A_TIME; index += 1) await oweNotice();
  review = (await call<{ id: string }>('POST', '/v1/access-reviews')).id;
}, FILLING_MS);
afterAll(async () => muster.stop());

/** Only the responsible role may request a classification. */
async function letAdaClassify({ items }: ListPage): Promise<void> {
  const mine = bearer;
  bearer = grace ??= await tokenOf('grace@example.org');
  const ada = items.find(({ name }) => name === 'Ada Lovelace');
  const grant = { role: 'data-engineer', reason: 'keeps the features' };
  await call('POST', `/v1/members/${String(ada?.['id'])}/grant-role`, grant).finally(() => (bearer = mine));
}
let assets = 0;
const teamNamed = async (): Promise<{ id: string }> => {
  assets += 1;
  return call<{ id: string }>('POST', '/v1/teams', { name: `data ${assets}` });
};
async function registerAsset(): Promise<string> {
  const { id } = await teamNamed();
  const name = `features.f${assets}`;
  await call('POST', '/v1/data-assets', { name, kind: 'feature', team: id });
  return name;
}
async function classify(): Promise<void> {
  const name = await registerAsset();
  await call('POST', '/v1/data-decisions', { assets: [name], dataClass: 'INTERNAL', reason: 'counts only' });
}
let providers = 0;
async function addProvider(): Promise<void> {
  providers += 1;
  const name = `provider-${providers}`;
  const kept = { region: 'eu', retentionDays: 0, trains: 'no', external: 'yes' };
  const reached = { url: 'https://93.184.216.34', keyReference: 'env:MUSTER_SECRET_LLM' };
  await call('POST', '/v1/llm/providers', { name, api: 'openai', ...reached, ...kept });
  const price = { model: 'gpt', input: '1', output: '2', contextTokens: 1000, maxOutputTokens: 10 };
  await call('POST', `/v1/llm/providers/${name}/price`, price);
}
async function askDpa(): Promise<void> {
  const now = new Date();
  await call('POST', '/v1/llm/dpas', {
    provider: 'provider-1',
    dataClass: 'CONFIDENTIAL',
    regions: ['eu'],
    retentionDays: 1,
    mayTrain: 'no',
    purposes: ['support'],
    validFrom: now.toISOString(),
    validUntil: new Date(now.getTime() + 86_400_000).toISOString(),
    reason: 'signed',
  });
}
let consumers = 0;
let modelKey = '';
async function registerConsumer(): Promise<void> {
  consumers += 1;
  const account = await call<{ id: string }>('POST', '/v1/service-accounts', { name: `bot ${consumers}` });
  const team = await call<{ id: string }>('POST', '/v1/teams', { name: `team ${consumers}` });
  const input = { scopes: ['llm:call'], expiresInDays: 30 };
  modelKey = (await call<{ key: string }>('POST', `/v1/service-accounts/${account.id}/issue-key`, input)).key;
  await call('POST', '/v1/llm/consumers', {
    name: `bot-${consumers}`,
    account: account.id,
    team: team.id,
    userFacing: 'no',
    dataClass: 'INTERNAL',
    mode: 'refuse',
    purpose: 'support',
    routes: ['provider-1/gpt'],
    requestsPerMinute: 10,
    tokensPerMinute: 1000,
    perDay: '1',
    perMonth: '1',
    cacheMinutes: 1,
    degraded: 'a form',
  });
}
/** The request is refused, but still recorded within a second. */
async function askAModel(): Promise<void> {
  const count = async () => (await call<ListPage>('GET', '/v1/llm/calls?limit=200')).items.length;
  const before = await count();
  await fetch(new URL('/llm/v1/chat/completions', muster.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': modelKey },
    body: '{}',
  });
  await vi.waitFor(async () => expect(await count()).toBeGreaterThan(before), { timeout: 10_000 });
}

const lists: Readonly<
  Record<string, { path: () => string; keyOf: (row: Row) => unknown; change: () => Promise<void> }>
> = {
  '/v1/incidents': {
    path: () => '/v1/incidents',
    keyOf: (row) => row['code'],
    change: async () => void (await declare('Another one, meanwhile')),
  },
  '/v1/alerts': { path: () => '/v1/alerts', keyOf: (row) => row['id'], change: fire },
  '/v1/suppressions': { path: () => '/v1/suppressions', keyOf: (row) => row['id'], change: announce },
  '/v1/erasures': { path: () => '/v1/erasures', keyOf: (row) => row['id'], change: eraseSomebody },
  '/v1/alert-views': { path: () => '/v1/alert-views', keyOf: (row) => row['id'], change: keepView },
  '/v1/routing/versions': { path: () => '/v1/routing/versions', keyOf: (row) => row['version'], change: publishRules },
  '/v1/integrations/{id}/received': {
    path: () => `/v1/integrations/${integration}/received`,
    keyOf: (row) => row['id'],
    change: fire,
  },
  '/v1/acts': {
    path: () => '/v1/acts',
    keyOf: (row) => row['id'],
    change: async () => void (await declare('Another one, meanwhile')),
  },
  '/v1/status-updates': {
    path: () => '/v1/status-updates',
    keyOf: (row) => row['id'],
    change: published,
  },
  '/v1/subscribers': { path: () => '/v1/subscribers', keyOf: (row) => row['id'], change: subscribed },
  '/v1/incidents/{code}/told': {
    path: () => `/v1/incidents/${informed}/told`,
    keyOf: (row) => row['id'],
    change: async () => updated(),
  },
  '/v1/approvals': {
    path: () => '/v1/approvals',
    keyOf: (row) => row['id'],
    change: async () => void (await lowered()),
  },
  '/v1/auditors': { path: () => '/v1/auditors', keyOf: (row) => row['id'], change: letAuditorIn },
  '/v1/notices': { path: () => '/v1/notices', keyOf: (row) => row['id'], change: oweNotice },
  '/v1/access-reviews/{id}/items': {
    path: () => `/v1/access-reviews/${review}/items`,
    keyOf: (row) => row['id'],
    change: letAuditorIn,
  },
  '/v1/reports': { path: () => '/v1/reports', keyOf: (row) => row['id'], change: prepareReport },
  '/v1/exceptions': { path: () => '/v1/exceptions', keyOf: (row) => row['id'], change: askException },
  '/v1/break-glass': { path: () => '/v1/break-glass', keyOf: (row) => row['id'], change: breakGlass },
  '/v1/deployments': {
    path: () => '/v1/deployments',
    keyOf: (row) => row['id'],
    change: checkDeployment,
  },
  '/v1/promotion/evidence': { path: () => '/v1/promotion/evidence', keyOf: (row) => row['id'], change: recordGate },
  '/v1/rollbacks': { path: () => '/v1/rollbacks', keyOf: (row) => row['id'], change: askRollback },
  '/v1/runbooks': { path: () => '/v1/runbooks', keyOf: (row) => row['id'], change: async () => {} },
  '/v1/executions': { path: () => '/v1/executions', keyOf: (row) => row['id'], change: followRunbook },
  '/v1/postmortems': { path: () => '/v1/postmortems', keyOf: (row) => row['code'], change: learnFrom },
  '/v1/tickets': { path: () => '/v1/tickets', keyOf: (row) => row['action'], change: openTicket },
  '/v1/actions': { path: () => '/v1/actions', keyOf: (row) => row['id'], change: learnFrom },
  '/v1/models': { path: () => '/v1/models', keyOf: (row) => row['name'], change: decideAboutSomebody },
  '/v1/reviews': { path: () => '/v1/reviews', keyOf: (row) => row['code'], change: decideAboutSomebody },
  '/v1/pipelines': { path: () => '/v1/pipelines', keyOf: (row) => row['id'], change: addPipeline },
  '/v1/pipelines/{id}/runs': {
    path: () => `/v1/pipelines/${pipeline}/runs`,
    keyOf: (row) => row['runId'],
    change: reportRun,
  },
  '/v1/pipelines/{id}/expected': {
    path: () => `/v1/pipelines/${pipeline}/expected`,
    keyOf: (row) => row['slotAt'],
    change: reportRun,
  },
  '/v1/violations': { path: () => '/v1/violations', keyOf: (row) => row['id'], change: reportViolation },
  '/v1/data-assets': {
    path: () => '/v1/data-assets',
    keyOf: (row) => row['name'],
    change: async () => void (await registerAsset()),
  },
  '/v1/data-decisions': { path: () => '/v1/data-decisions', keyOf: (row) => row['id'], change: classify },
  '/v1/llm/providers': { path: () => '/v1/llm/providers', keyOf: (row) => row['name'], change: addProvider },
  '/v1/llm/dpas': { path: () => '/v1/llm/dpas', keyOf: (row) => row['id'], change: askDpa },
  '/v1/llm/consumers': { path: () => '/v1/llm/consumers', keyOf: (row) => row['name'], change: registerConsumer },
  '/v1/llm/calls': { path: () => '/v1/llm/calls', keyOf: (row) => row['id'], change: askAModel },
  '/v1/objectives': { path: () => '/v1/objectives', keyOf: (row) => row['name'], change: proposeObjective },
  '/v1/drift': { path: () => '/v1/drift', keyOf: (row) => row['id'], change: predict },
  '/v1/drift-episodes': { path: () => '/v1/drift-episodes', keyOf: (row) => row['id'], change: drill },
  '/v1/detectors': { path: () => '/v1/detectors', keyOf: (row) => row['id'], change: proposeDetector },
  '/v1/services': { path: () => '/v1/services', keyOf: (row) => row['name'], change: addService },
  '/v1/pages/mine': {
    path: () => '/v1/pages/mine',
    keyOf: (row) => row['id'],
    change: async () => void (await declare('Another one, meanwhile')),
  },
  '/v1/calls': {
    path: () => '/v1/calls',
    keyOf: (row) => row['id'],
    change: async () => void (await declare('Another one, meanwhile')),
  },
  '/v1/ledger/entries': {
    path: () => '/v1/ledger/entries',
    keyOf: (row) => row['seq'],
    change: async () => void (await declare('Another one, meanwhile')),
  },
};

/**
 * Filled only by an external product, so walked in the tests that run one (`github-webhooks-checks-and-accounts`,
 * `identity-provider-groups`, `mlflow`).
 */
const walkedElsewhere = [
  '/v1/changes',
  '/v1/deployments-unasked',
  '/v1/role-proposals',
  '/v1/model-registries/versions',
];

describe('a list that is given in pages', () => {
  test('is walked here, whichever it is', () => {
    expect(pagedRoutes().toSorted()).toEqual([...Object.keys(lists), ...walkedElsewhere].toSorted());
  });

  test.each(Object.keys(lists))(
    '%s opens each of its pages, and shows once what was there all along',
    async (route) => {
      const { path, keyOf, change } = lists[route] ?? expect.unreachable();
      const before = (await call<ListPage>('GET', `${path()}?limit=200`)).items.map(keyOf);
      const seen: unknown[] = [];
      let cursor: string | undefined;
      do {
        const query = `limit=${AT_A_TIME}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
        const page = await call<ListPage>('GET', `${path()}?${query}`);
        expect(page.items.length).toBeLessThanOrEqual(AT_A_TIME);
        seen.push(...page.items.map(keyOf));
        cursor = page.nextCursor;
        if (seen.length <= before.length) await change();
      } while (cursor !== undefined);
      expect(before.length).toBeGreaterThan(AT_A_TIME);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((key) => before.includes(key))).toEqual(before);
    },
  );

  test('of incidents, the cursor that the command line prints opens the second page too, filters and all', async () => {
    const first = await call<ListPage>('GET', '/v1/incidents?open=true&limit=2');
    const second = await call<ListPage>('GET', `/v1/incidents?open=true&limit=2&cursor=${first.nextCursor}`);
    expect(second.items).toHaveLength(2);
  });
});

/** Routes that accept a cursor. */
function pagedRoutes(): string[] {
  const description = new URL('../../../../packages/api-client/openapi.json', import.meta.url);
  const { paths } = JSON.parse(readFileSync(description, 'utf8')) as { paths: Record<string, Record<string, object>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    JSON.stringify(methods['get'] ?? {}).includes('"name":"cursor"') ? [path] : [],
  );
}

async function call<T = unknown>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
  const answer = await fetch(new URL(path, muster.url), {
    method,
    headers: {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text === '' ? 'null' : text) as T;
}

async function published(): Promise<void> {
  const code = await declare('Scoring answers slowly');
  const update = { text: 'We are looking.', state: 'investigating', impact: 'degraded' };
  await call('POST', `/v1/incidents/${code}/publish`, update);
}

/** Another version of the same quarter's report. */
async function prepareReport(): Promise<void> {
  await call('POST', '/v1/reports', { quarter: '2026-Q1', words: 'All is well.' });
}

let informed = '';
/** Stakeholder updates: they notify the one member who subscribes, whose list this fills. */
async function updated(times = 1): Promise<void> {
  if (informed === '') {
    const members = await call<ListPage>('GET', '/v1/members');
    const member = members.items.find(({ state }) => state === 'active')?.['id'];
    const { id } = await call<{ id: string }>('POST', '/v1/audiences', { name: 'The board', reaches: 'stakeholders' });
    await call('POST', `/v1/audiences/${id}/include`, { member });
    informed = await declare('Scoring is slow');
    await call('POST', `/v1/incidents/${informed}/inform`, { audienceId: id });
  }
  const count = async () => (await call<ListPage>('GET', `/v1/incidents/${informed}/told?limit=200`)).items.length;
  const before = await count();
  for (let index = 0; index < times; index += 1)
    await call('POST', `/v1/incidents/${informed}/update`, { text: 'We are looking.' });
  await vi.waitFor(async () => expect(await count()).toBe(before + times), { timeout: 20_000 });
}

let subscribers = 0;
async function subscribed(): Promise<void> {
  subscribers += 1;
  await call('POST', '/v1/subscribers', { kind: 'e-mail', address: `reader-${subscribers}@customer.example` });
}

const declare = async (title: string): Promise<string> =>
  (await call<{ code: string }>('POST', '/v1/incidents', { title })).code;

/** Another emergency change, under the same incident. */
async function breakGlass(): Promise<void> {
  emergencies += 1;
  const outage = { title: 'Checkout is gone', facts: { outage: 'full' } };
  grave ??= (await call<{ code: string }>('POST', '/v1/incidents', outage)).code;
  const commit = `hotfix-${emergencies}`;
  await call('POST', '/v1/break-glass', { incident: grave, commit, justification: 'it burns' });
}

async function checkDeployment(): Promise<void> {
  await call('POST', '/v1/deployments/check', { service: 'checkout', commit: 'v1' });
}

/** Records a gate that did not run, as an ML engineer. */
async function recordGate(): Promise<void> {
  if (engineer === undefined) {
    const { items } = await call<{ items: { id: string; name?: string }[] }>('GET', '/v1/members');
    const id = items.find(({ name }) => name === 'Grace Hopper')?.id;
    await call('POST', `/v1/members/${id}/grant-role`, { role: 'ml-engineer', reason: 'records what was scanned' });
    engineer = await tokenOf('grace@example.org');
  }
  const mine = bearer;
  bearer = engineer;
  const scanned = { service: 'checkout', commit: 'v1', gate: 'sast' };
  await call('POST', '/v1/promotion/gates', scanned).finally(() => (bearer = mine));
}

async function askRollback(): Promise<void> {
  const input = { name: `argo-${(executors += 1)}`, url: 'https://deploy.example.org/rollback' };
  executor ??= (await call<{ id: string }>('POST', '/v1/executors', input)).id;
  const code = await declare('The ranker answers nonsense');
  const asked = { target: 'ranker', to: 'v41', executorId: executor, evidence: 'it began with v42' };
  await call('POST', `/v1/incidents/${code}/roll-back`, asked);
}

async function followRunbook(): Promise<void> {
  const code = await declare('The API is slow');
  await call('POST', `/v1/incidents/${code}/follow-runbook`, { runbook: 'api_outage' });
}

async function proposeObjective(): Promise<void> {
  objectives += 1;
  const content = [
    'apiVersion: openslo/v1',
    'kind: SLO',
    `metadata: { name: proposed-${objectives} }`,
    'spec:',
    '  service: checkout',
    '  indicator:',
    '    spec:',
    '      ratioMetric:',
    '        counter: true',
    '        bad: { metricSource: { type: Prometheus, spec: { query: errors } } }',
    '        total: { metricSource: { type: Prometheus, spec: { query: requests } } }',
    '  timeWindow: [{ duration: 28d, isRolling: true }]',
    '  budgetingMethod: Occurrences',
    '  objectives: [{ target: 0.99 }]',
  ].join('\n');
  await call('POST', '/v1/objectives/import', { content });
}

/** Resolves another incident, which owes a postmortem and gets an action item. */
async function learnFrom(): Promise<void> {
  const code = await declare('Over by now');
  for (const step of ['take-command', 'acknowledge']) await call('POST', `/v1/incidents/${code}/${step}`, {});
  await call('POST', `/v1/incidents/${code}/resolve`, { note: 'gone' });
  await call('POST', `/v1/postmortems/${code}/propose`, { title: 'limit the queue' });
}

async function connectTracker(): Promise<void> {
  trackers += 1;
  const place = { url: 'https://acme.example.org', project: `OPS${trackers}`, secretRef: 'env:MUSTER_SECRET_JIRA' };
  ({ id: tracker } = await call<{ id: string }>('POST', '/v1/trackers', {
    name: `jira-${trackers}`,
    kind: 'jira',
    ...place,
  }));
}

async function openTicket(): Promise<void> {
  if (tracker === undefined) await connectTracker();
  await learnFrom();
  const { items } = await call<{ items: { id: string }[] }>('GET', '/v1/actions?limit=1');
  await call('POST', `/v1/actions/${items[0]?.id ?? ''}/open-ticket`, { trackerId: tracker });
}

/** Another version that serves predictions and is therefore monitored; its name sorts last. */
async function predict(): Promise<void> {
  predicting += 1;
  const model = `model-${String(predicting).padStart(3, '0')}`;
  const schema = { task: 'classification', classes: ['no', 'yes'], features: [], groups: [], labelDelayMinutes: 60 };
  await call('POST', '/v1/models', { name: model, consequential: 'no' });
  await call('POST', `/v1/models/${model}/register`, { version: '1', schema: JSON.stringify(schema) });
  const at = new Date().toISOString();
  const told = await fetch(new URL('/v1/predictions', muster.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${producer}`, 'content-type': 'application/json' },
    body: JSON.stringify([{ id: `p-${predicting}`, model, version: '1', at, decision: 'yes', features: {} }]),
  });
  if (!told.ok) throw new Error(`a prediction: ${told.status} ${await told.text()}`);
}

/** Another episode: a drill. */
async function drill(): Promise<void> {
  const { items } = await call<ListPage>('GET', '/v1/drift?limit=1');
  await call('POST', `/v1/drift/${String(items[0]?.['id'])}/drill`, { severity: 'SEV-4' });
}

/** Another detector; its name sorts last. */
async function proposeDetector(): Promise<void> {
  detectors += 1;
  const name = `detector-${String(detectors).padStart(3, '0')}`;
  await call('POST', '/v1/detectors', { name, kind: 'seasonal', series: 'incidents' });
}

/** Another model that makes a decision about a person, who asks for human review. */
async function decideAboutSomebody(): Promise<void> {
  models += 1;
  const model = `model-${String(models).padStart(4, '0')}`;
  await call('POST', '/v1/models', { name: model, consequential: 'yes' });
  const schema = { task: 'classification', classes: ['yes', 'no'], features: [], labelDelayMinutes: 0 };
  await call('POST', `/v1/models/${model}/register`, { version: '1', schema: JSON.stringify(schema) });
  const at = new Date(Date.parse((await call<{ at: string }>('GET', `/v1/models/${model}/serving`)).at)).toISOString();
  const logged = await fetch(new URL('/v1/predictions', muster.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${reporter}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'p', model, version: '1', at, subject: 's', decision: 'no', features: {} }),
  });
  if (logged.status !== 200) throw new Error(`a prediction: ${logged.status} ${await logged.text()}`);
  await call('POST', '/v1/reviews', { prediction: 'p', model });
}

/** Another pipeline, due every minute. */
async function addPipeline(): Promise<void> {
  pipelines += 1;
  const input = { name: `orders-${pipelines}`, namespace: 'prod', cron: '* * * * *', zone: 'UTC' };
  const { id } = await call<{ id: string }>('POST', '/v1/pipelines', input);
  pipeline ??= id;
}

/** Another run, for a scheduled start of its own. */
async function reportRun(): Promise<void> {
  runs += 1;
  const { name, schedule } = await call<{ name: string; schedule: { since: string } }>(
    'GET',
    `/v1/pipelines/${pipeline}`,
  );
  const nominal = new Date(new Date(schedule.since).getTime() + runs * 60_000).toISOString();
  const run = `0198e2a0-0000-7000-8000-${String(runs).padStart(12, '0')}`;
  const told = await fetch(new URL('/api/v1/lineage', muster.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${reporter}`, 'content-type': 'application/json' },
    body: JSON.stringify(runEvent('COMPLETE', schedule.since, { job: name, run, nominal })),
  });
  if (told.status !== 201) throw new Error(`a run: ${told.status} ${await told.text()}`);
}

/** Another request: somebody asks to lower a severity. */
const lowered = async (): Promise<string> =>
  (
    await call<{ approval: string }>('POST', `/v1/incidents/${await declare('Milder than it looked')}/lower`, {
      severity: 'SEV-4',
      reason: 'one user only',
    })
  ).approval;
/** Its name sorts last, so that nothing moves between pages. */
async function addService(): Promise<void> {
  services += 1;
  await call('POST', '/v1/services', { name: `service-${String(services).padStart(3, '0')}` });
}

/** Reported by another member: nobody may handle a violation they reported. */
async function reportViolation(): Promise<void> {
  const mine = bearer;
  grace ??= await tokenOf('grace@example.org');
  bearer = grace;
  await call('POST', '/v1/violations', { text: 'keys in a notebook' }).finally(() => (bearer = mine));
}

async function tokenOf(username: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'password', username, password: PASSWORD });
  const answer = await fetch(new URL('/v1/oauth/token', muster.url), { method: 'POST', body });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function askException(): Promise<void> {
  exceptions += 1;
  await call('POST', '/v1/exceptions', {
    clause: '5.3.4',
    scope: `change:${exceptions}`,
    justification: 'the pipeline is down',
    compensatingControl: 'two read it by hand',
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
}

/** Another version of the routing rules; its rule matches nothing that fires here. */
async function publishRules(): Promise<void> {
  await call('POST', '/v1/routing/publish', { rules: 'none: service=nowhere -> Routing', reason: 'another try' });
}

/** Another maintenance window; it matches nothing that fires here. */
async function announce(): Promise<void> {
  await call('POST', '/v1/suppressions', {
    service: 'elsewhere',
    reason: 'moving racks',
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
}

async function letAuditorIn(): Promise<void> {
  await call('POST', '/v1/auditors', {
    name: 'Zoë',
    email: `auditor${(auditors += 1)}@audit.example`,
    until: new Date(Date.now() + 3_600_000).toISOString(),
    reason: 'SOC 2',
  });
}

/** Another authority to notify. */
async function oweNotice(): Promise<void> {
  const code = await declare(`A leak ${(notices += 1)}`);
  const awareAt = new Date(Date.now() - 60_000).toISOString();
  await call('POST', `/v1/incidents/${code}/start-notice`, { rule: 'gdpr-33', awareAt, reason: 'addresses' });
}

/** An invited member asks for erasure. */
async function eraseSomebody(): Promise<void> {
  toForget += 1;
  const { id } = await call<{ id: string }>('POST', '/v1/members', {
    name: `Forgotten ${toForget}`,
    email: `forgotten-${toForget}@example.org`,
  });
  await call('POST', '/v1/erasures', { member: id, reason: 'asked by letter' });
}
let toForget = 0;

async function keepView(): Promise<void> {
  await call('POST', '/v1/alert-views', { name: `View ${(kept += 1)}`, state: 'firing' });
}

/** Another alert in the group whose incident is walked. */
async function fire(): Promise<void> {
  fired += 1;
  await call('POST', hook, notification([wireAlert({ fingerprint: fired.toString(16).padStart(16, '0') })]));
}
