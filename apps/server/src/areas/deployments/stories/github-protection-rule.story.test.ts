import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { routesOf } from '../../../platform/area-routes.ts';
import { createHttp, type Http } from '../../../platform/http/create-http.ts';
import { createGithubApp } from '../../../platform/github/github-app.ts';
import { githubService } from '../../../platform/github/github.ts';
import { parseAllowList } from '../../../platform/outgoing/allow-list.ts';
import { createOutgoing } from '../../../platform/outgoing/create-outgoing.ts';
import { Concealed } from '../../../platform/secrets/concealed.ts';
import type { Story } from '../../../testing/story.ts';
import type { TestHost } from '../../../testing/test-host.ts';
import { testHttpOptions } from '../../../testing/test-http.ts';
import { addService } from '../../catalog/commands/add-service.ts';
import { counted, startSloStory } from '../../slo/testing/slo-story.ts';
import { deploymentsArea } from '../area.ts';
import { checkDeployment } from '../commands/check-deployment.ts';
import { finishDeployment } from '../commands/finish-deployment.ts';
import { startDeployment } from '../commands/start-deployment.ts';
import { answerGithub } from '../due-kinds.ts';
import { answerProtectionRequest } from '../github/answer-request.ts';
import {
  APP_ID,
  protectionEvent,
  signedByGithub,
  startGithub,
  WEBHOOK_SECRET,
  type FakeGithub,
} from '../testing/github.ts';

let story: Story;
let github: FakeGithub;
let http: Http;
beforeEach(async () => {
  const late: { host?: TestHost } = {};
  const own = () => {
    if (late.host === undefined) throw new Error('the story has not begun');
    return late.host;
  };
  story = await startSloStory([
    (registry) => registry.onTask(answerGithub, async (row, outside) => answerProtectionRequest(own())(row, outside)),
  ]);
  const { host } = story;
  late.host = host;
  github = await startGithub(() => host.clock.now());
  const allow = parseAllowList(['127.0.0.1']);
  if (!allow.ok) throw new Error(allow.error);
  const limits = { connectTimeoutMs: 1000, timeoutMs: 1000, maxResponseBytes: 100_000 };
  host.services.give(githubService, {
    app: createGithubApp({
      outgoing: createOutgoing({ allow: allow.value, limits, log: host.log }),
      url: github.url,
      appId: APP_ID,
      key: async () => new Concealed(github.key),
      now: () => host.clock.now(),
    }),
    webUrl: 'https://github.com',
    webhookSecret: async () => new Concealed(WEBHOOK_SECRET),
  });
  http = await createHttp({
    ...testHttpOptions({ routes: [routesOf(deploymentsArea(host), host.services.use)] }),
    clock: host.clock,
    ids: host.ids,
  });
});
afterEach(async () => {
  await http.app.close();
  await github.close();
  await story.end();
});

let deliveries = 0;
let said = '';
/** Delivers a GitHub event; `run` waits from then on. */
async function deliver(
  run: string,
  {
    delivery,
    signature,
    event = 'deployment_protection_rule',
    body = JSON.stringify(protectionEvent(run)),
  }: { delivery?: string; signature?: string; event?: string; body?: string } = {},
): Promise<number> {
  deliveries += 1;
  github.waiting.set(run, (JSON.parse(body) as { environment?: string }).environment ?? 'production');
  const answer = await http.app.inject({
    method: 'POST',
    url: '/v1/hooks/github/deployments',
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': delivery ?? `d-${deliveries}`,
      'x-hub-signature-256': signature ?? signedByGithub(body),
    },
    payload: body,
  });
  said = answer.body;
  await story.advance({ milliseconds: 1 });
  return answer.statusCode;
}
const freeze = async () => counted(story, 'ML-SLO-001', 1000, 9);
const checks = async () => story.entries('deployment.checked');

describe('a deployment protection rule of GitHub', () => {
  test('is answered yes at once while no budget freezes, and is on the record [GOV 4.7]', async () => {
    expect(await deliver('11')).toBe(200);
    expect(github.answers).toMatchObject([{ runId: '11', environment: 'production', state: 'approved' }]);
    expect(github.answers[0]?.comment).toContain('Muster allows this as non-critical (GOV-001 4.7)');
    expect(await checks()).toMatchObject([{ actor: 'system:deploy-gate', decision: { allowed: true } }]);
    expect(github.refused).toEqual([]);
  });

  test('is answered no while one freezes, with why and what to do [GOV 4.7]', async () => {
    await freeze();
    expect(await deliver('12')).toBe(200);
    const [answer] = github.answers;
    expect(answer).toMatchObject({ state: 'rejected' });
    expect(answer?.comment).toContain('ML-SLO-001: low, 1/10 of its budget left.');
    expect(answer?.comment).toContain('4.8');
    expect(await checks()).toMatchObject([{ decision: { allowed: false, code: 'deployments/frozen' } }]);
  });

  test('lets go back to what ran there before, as the record has it, without anybody saying so [GOV 4.7]', async () => {
    const [before, now] = ['b'.repeat(40), 'c'.repeat(40)];
    for (const commit of [before, now]) {
      const { id } = await story.done(story.engineer, checkDeployment, { service: 'checkout', commit });
      await story.done(story.engineer, startDeployment, { id });
      await story.advance({ minutes: 1 });
      await story.done(story.engineer, finishDeployment, { id, outcome: 'succeeded' });
    }
    await freeze();
    await deliver('13', { body: JSON.stringify(protectionEvent('13', { sha: before })) });
    await deliver('14', { body: JSON.stringify(protectionEvent('14', { sha: now })) });
    expect(github.answers.map(({ state }) => state)).toEqual(['approved', 'rejected']);
    expect(github.answers[1]?.comment).not.toContain('rollback, but');
  });

  test('delivered twice is answered once', async () => {
    await deliver('15', { delivery: 'same' });
    await deliver('15', { delivery: 'same' });
    expect(github.answers).toHaveLength(1);
    expect(await checks()).toHaveLength(1);
  });

  test('is about the service that the catalog links to the repository', async () => {
    await story.done(story.sre, addService, { name: 'shop-front', links: ['https://github.com/Acme/checkout.git'] });
    await deliver('16', { body: JSON.stringify(protectionEvent('16', { environment: 'Live EU 🚀' })) });
    const { rows } = await sql`select service, environment from deployments`.execute(story.host.db);
    expect(rows).toEqual([{ service: 'shop-front', environment: 'live-eu-' }]);
    expect(github.answers).toMatchObject([{ environment: 'Live EU 🚀', state: 'approved' }]);
  });
});

describe('an answer that does not get there', () => {
  test.each([
    ['GitHub is down', { status: 502 }],
    ['GitHub limits us', { status: 403, headers: { 'retry-after': '3' } }],
  ])('is given later where %s, and what is given is true then [GOV 4.7]', async (_, fault) => {
    github.fault = fault;
    await deliver('21');
    expect(github.answers).toEqual([]);
    await freeze();
    await story.advance({ seconds: 10 });
    expect(github.answers).toMatchObject([{ state: 'rejected' }]);
    expect((await checks()).map(({ decision }) => decision?.allowed)).toEqual([true, false]);
    expect(JSON.stringify(story.host.log.events)).not.toContain('secret words');
  });

  test('that arrived and was never reported is not given twice, and is done', async () => {
    await deliver('20');
    github.fault = 'does-it-and-hangs-up';
    await deliver('22');
    await story.advance({ minutes: 1 });
    expect(github.answers.map(({ runId }) => runId)).toEqual(['20', '22']);
    expect(github.refused).toHaveLength(1);
    await story.advance({ hours: 5 });
    expect(github.refused).toHaveLength(1);
  });

  test('a token that was taken back is asked for again; a good one is used again', async () => {
    await deliver('23');
    await deliver('24');
    expect(github.tokensGiven).toBe(1);
    github.takeTokensBack();
    await deliver('25');
    await story.advance({ seconds: 2 });
    expect(github.answers).toHaveLength(3);
    expect(github.tokensGiven).toBe(2);
  });

  test('where the App is not a rule of the environment it is raised, and not tried for ever', async () => {
    const body = JSON.stringify(protectionEvent('26'));
    await deliver('26', { body });
    github.waiting.set('27', 'another');
    await http.app.inject({
      method: 'POST',
      url: '/v1/hooks/github/deployments',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'deployment_protection_rule',
        'x-github-delivery': 'd-27',
        'x-hub-signature-256': signedByGithub(JSON.stringify(protectionEvent('27'))),
      },
      payload: JSON.stringify(protectionEvent('27')),
    });
    await story.advance({ hours: 12 });
    expect(github.refused).toHaveLength(1);
    expect(story.host.log.events.some(({ event }) => event === 'deployments.github_not_answered')).toBe(true);
  });
});

describe('what is not taken', () => {
  test.each([
    ['not signed', { signature: '' }, 404],
    ['signed with another secret', { signature: signedByGithub('{}', 'another') }, 404],
    ['signed over other bytes', { signature: signedByGithub('{"a":1}') }, 404],
    ['no request', { body: '{"action":"requested"}' }, 400],
    [
      'of another repository than its callback',
      {
        body: JSON.stringify({
          ...protectionEvent('31'),
          deployment_callback_url: 'https://evil.example/repos/acme/other/actions/runs/31/deployment_protection_rule',
        }),
      },
      400,
    ],
  ])('what is %s is refused, and nothing is sent', async (_, given, status) => {
    expect(await deliver('31', given)).toBe(status);
    expect(said).toContain(status === 404 ? 'deployments/not-from-github' : 'deployments/not-a-request');
    await story.advance({ minutes: 1 });
    expect([github.answers, github.refused, await checks()]).toEqual([[], [], []]);
  });

  test('another event of the App, as a ping, is no fault and asks nothing', async () => {
    expect(await deliver('32', { event: 'ping', body: '{"zen":"Keep it logically awesome."}' })).toBe(200);
    expect(await checks()).toEqual([]);
  });

  test('nothing is there where no App is configured', async () => {
    story.host.services.give(githubService, {
      app: undefined,
      webUrl: 'https://github.com',
      webhookSecret: async () => undefined,
    });
    expect(await deliver('33')).toBe(404);
    expect(story.host.log.events.some(({ event }) => event === 'deployments.github_not_taken')).toBe(true);
  });
});
