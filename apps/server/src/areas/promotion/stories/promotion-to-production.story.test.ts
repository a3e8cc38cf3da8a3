import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addMinutes } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { waiversService } from '../../../platform/waivers.ts';
import type { Story } from '../../../testing/story.ts';
import { breakGlassService, deploymentsArea, promotionService } from '../../deployments/public.ts';
import { checkDeployment } from '../../deployments/commands/check-deployment.ts';
import { finishDeployment } from '../../deployments/commands/finish-deployment.ts';
import { startDeployment } from '../../deployments/commands/start-deployment.ts';
import { startSloStory } from '../../slo/testing/slo-story.ts';
import { promotionArea } from '../area.ts';
import { recordGate } from '../commands/record-gate.ts';
import { recordSmokeTest } from '../commands/record-smoke-test.ts';
import { writePlan } from '../commands/write-plan.ts';

let story: Story;
beforeEach(async () => {
  story = await startSloStory();
  deploymentsArea(story.host);
  promotionArea({ services: story.host.services, clock: story.host.clock });
});
afterEach(async () => story.end());

const GATES = ['dependency-audit', 'sast', 'secret-scan', 'container-scan'];
const clean = JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Trivy' } }, results: [] }] });
const grave = JSON.stringify({
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'Trivy <b>' } }, results: [{ ruleId: 'CVE-2026-1', level: 'error' }] }],
});
const commit = 'a'.repeat(40);

const check = async (environment = 'production', more: object = {}) =>
  story.done(story.engineer, checkDeployment, { service: 'Checkout', commit, environment, ...more });
const deploy = async (environment: string, outcome: 'succeeded' | 'failed' = 'succeeded') => {
  const { id } = await check(environment);
  await story.done(story.engineer, startDeployment, { id });
  await story.advance({ minutes: 1 });
  await story.done(story.engineer, finishDeployment, { id, outcome });
  return id;
};
const smoke = async (id: string, outcome: 'passed' | 'failed' = 'passed') =>
  story.done(story.engineer, recordSmokeTest, { id, outcome });
const gate = async (name: string, report?: string) =>
  story.done(story.engineer, recordGate, {
    service: 'checkout',
    commit,
    gate: name,
    ...(report === undefined ? {} : { report }),
  });
const scanned = async () => {
  for (const name of GATES) await gate(name, clean);
};
const planned = async () =>
  story.done(story.engineer, writePlan, { service: 'checkout', commit, plan: ownWords('put v1 back 🔙') });
const missing = async () => (await check()).promotion.flatMap(({ what, state }) => (state === 'missing' ? [what] : []));

describe('promotion to production', () => {
  test('is refused until staging, its smoke test, every gate and the rollback plan are shown [GOV 5.2.3, 7.8]', async () => {
    const bare = await check();
    expect(bare).toMatchObject({ allowed: false, code: 'deployments/not-promoted', clause: '5.2.3' });
    expect(await missing()).toHaveLength(2 + GATES.length + 1);
    const [entry] = await story.entries('deployment.checked');
    expect(entry).toMatchObject({
      clause: '5.2.3',
      decision: { allowed: false, code: 'deployments/not-promoted' },
      data: { lacks: ['5.2.3', '7.8', '5.2.4'] },
    });
    const id = await deploy('staging');
    expect(await missing()).not.toContain('deployed to staging');
    await smoke(id);
    await scanned();
    expect(await missing()).toEqual(['a rollback plan']);
    await planned();
    expect(await check()).toMatchObject({ allowed: true, code: 'deployments/open' });
    expect(await check('staging')).toMatchObject({ allowed: true, promotion: [] });
  });

  test('rests on the last deployment to staging and on its own smoke test [GOV 5.2.3]', async () => {
    await smoke(await deploy('staging'));
    await scanned();
    await planned();
    const again = await deploy('staging');
    expect(await missing()).toEqual(['smoke test in staging passed']);
    await smoke(again, 'failed');
    expect((await check()).promotion.find(({ what }) => what.startsWith('smoke'))).toMatchObject({
      state: 'missing',
      why: ['it failed'],
    });
    await deploy('staging', 'failed');
    expect(await missing()).toContain('deployed to staging');
  });

  test('a smoke test is recorded of what was deployed, and of nothing else [GOV 5.2.3]', async () => {
    const { id } = await check('staging');
    const early = await story.as(story.engineer, recordSmokeTest, { id, outcome: 'passed' });
    expect(early).toMatchObject({ ok: false, error: { code: 'promotion/not-deployed', clause: '5.2.3' } });
    expect(await story.entries('promotion.evidence_recorded')).toEqual([]);
  });

  test('is looked at once more when it begins [GOV 5.2.3, 7.8]', async () => {
    await smoke(await deploy('staging'));
    await scanned();
    await planned();
    const { id } = await check();
    await gate('container-scan', grave);
    const late = await story.as(story.engineer, startDeployment, { id });
    expect(late).toMatchObject({ ok: false, error: { code: 'deployments/not-promoted', clause: '7.8' } });
  });

  test('a rollback and an emergency change pass, and nothing else that says so [GOV 5.2.3, 5.3.1]', async () => {
    story.host.services.give(breakGlassService, { vouch: async () => 'change-1', used: async () => {} });
    expect(await check()).toMatchObject({ allowed: true, class: 'break-glass' });
    story.host.services.give(breakGlassService, { vouch: async () => undefined, used: async () => {} });
    expect(await check('production', { rollback: true })).toMatchObject({ allowed: false, clause: '5.2.3' });
  });

  test('an exception of Governance sets aside the clause that it names, until it ends [GOV 1.2, 5.2.4]', async () => {
    await smoke(await deploy('staging'));
    await scanned();
    const end = addMinutes(story.host.clock.now(), 30);
    story.host.services.give(waiversService, {
      waiverFor: async (_, clause, scope, now) =>
        clause === '5.2.4' && scope.includes('service:checkout') && now < end
          ? { exception: 'exc', clause, scope: 'service:checkout', expiresAt: end, approval: 'a' }
          : undefined,
    });
    const waived = await check();
    expect(waived.allowed).toBe(true);
    expect(waived.promotion.at(-1)).toMatchObject({ state: 'waived', waiver: 'exc' });
    await story.advance({ minutes: 31 });
    expect(await check()).toMatchObject({ allowed: false, clause: '5.2.4' });
  });
});

describe('a security gate', () => {
  test('did not run without a report, or where the report does not say that it did [GOV 7.8]', async () => {
    expect(await gate('sast')).toMatchObject({ state: 'not-run', why: 'no report was given' });
    expect(await gate('sast', '<html>')).toMatchObject({ state: 'not-run' });
    expect(await gate('sast', JSON.stringify({ bomFormat: 'CycloneDX', components: [] }))).toMatchObject({
      state: 'not-run',
    });
    expect(await missing()).toContain('sast passed');
  });

  test('of long ago says nothing of today, handed in late or kept [GOV 7.8]', async () => {
    const of = (endTimeUtc: string) =>
      JSON.stringify({
        runs: [
          {
            tool: { driver: { name: 'Trivy' } },
            invocations: [{ executionSuccessful: true, endTimeUtc }],
            results: [],
          },
        ],
      });
    const now = story.host.clock.now();
    const old = await gate('container-scan', of(addMinutes(now, -365 * 24 * 60).toISOString()));
    expect(old).toMatchObject({ state: 'not-run', why: expect.stringContaining('scan this commit again') });
    expect(await gate('container-scan', of(addMinutes(now, -5).toISOString()))).toMatchObject({ state: 'passed' });
    expect(await missing()).not.toContain('container-scan passed');
    await story.advance({ hours: 7 * 24 + 1 });
    const line = (await check()).promotion.find(({ what }) => what === 'container-scan passed');
    expect(line).toMatchObject({ state: 'missing', why: ['not run within the 7 days for which a report counts'] });
  });

  test('tells what was found and keeps how many; the newest counts [GOV 7.8]', async () => {
    expect(await gate('sast', clean)).toMatchObject({ state: 'passed', tool: 'Trivy', findings: [] });
    await story.advance({ minutes: 1 });
    expect(await gate('sast', grave)).toMatchObject({ state: 'failed', tool: 'Trivy b', findings: ['CVE-2026-1'] });
    const entry = (await story.entries('promotion.evidence_recorded')).at(-1);
    expect(entry).toMatchObject({ clause: '7.8', data: { what: 'sast', state: 'failed', findings: 1 } });
    expect(JSON.stringify(entry)).not.toContain('CVE');
    expect(await missing()).toContain('sast passed');
  });

  test('is one of the policy’s; another is refused by name', async () => {
    const made = await story.as(story.engineer, recordGate, { service: 'checkout', commit, gate: 'vibes' });
    expect(made).toMatchObject({ ok: false, error: { code: 'promotion/no-such-gate', fields: [{ path: '/gate' }] } });
  });

  test('is recorded by those alone who may say what ran where [GOV 7.1]', async () => {
    const made = await story.as(story.bystander, recordGate, { service: 'checkout', commit, gate: 'sast' });
    expect(made).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
  });
});

test('blank lines are no rollback plan [GOV 5.2.4]', async () => {
  const blank = await story.as(story.engineer, writePlan, { service: 'checkout', commit, plan: ownWords(' \n ') });
  expect(blank).toMatchObject({ ok: false, error: { fields: [{ path: '/plan' }] } });
  expect(await missing()).toContain('a rollback plan');
});

test('nothing is asked where nobody keeps the evidence', async () => {
  story.host.services.give(promotionService, { shownBy: async () => () => [] });
  expect(await check()).toMatchObject({ allowed: true });
});
