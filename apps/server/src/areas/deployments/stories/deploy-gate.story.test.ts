import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import type { Story } from '../../../testing/story.ts';
import { authorisedRollbacks } from '../../../platform/authorised-rollbacks.ts';
import { waiversService } from '../../../platform/waivers.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { counted, startSloStory } from '../../slo/testing/slo-story.ts';
import { deploymentsArea } from '../area.ts';
import { breakGlassService } from '../break-glass.ts';
import { checkDeployment } from '../commands/check-deployment.ts';
import { finishDeployment } from '../commands/finish-deployment.ts';
import { startDeployment } from '../commands/start-deployment.ts';

let story: Story;
beforeEach(async () => {
  story = await startSloStory();
  deploymentsArea(story.host);
});
afterEach(async () => story.end());

const check = async (commit: string, more: { rollback?: boolean; service?: string } = {}) =>
  story.done(story.engineer, checkDeployment, { service: 'checkout', commit, ...more });
const deployed = async (commit: string, outcome: 'succeeded' | 'failed' = 'succeeded') => {
  const { id } = await check(commit);
  await story.done(story.engineer, startDeployment, { id });
  await story.advance({ minutes: 1 });
  await story.done(story.engineer, finishDeployment, { id, outcome });
};
const freeze = async () => counted(story, 'ML-SLO-001', 1000, 9);

describe('the deploy gate', () => {
  test('says yes while no budget freezes, and puts what it rests on on the record [GOV 4.7]', async () => {
    await counted(story, 'ML-SLO-001', 1000, 1);
    const answer = await check('v1');
    expect(answer).toMatchObject({ allowed: true, class: 'non-critical', code: 'deployments/open' });
    expect(answer.objectives).toContainEqual({
      objective: 'ML-SLO-001',
      state: 'spending',
      isFrozen: false,
      remaining: '9/10',
    });
    const [entry] = await story.entries('deployment.checked');
    expect(entry).toMatchObject({
      decision: { allowed: true, code: 'deployments/open' },
      data: { snapshot: answer.snapshot, frozenBy: [], class: 'non-critical' },
    });
  });

  test('says no while one freezes, with its exact fraction, to whoever asks [GOV 4.7]', async () => {
    await freeze();
    for (const who of [story.engineer, story.governance, story.vp]) {
      const answer = await story.done(who, checkDeployment, { service: 'checkout', commit: 'v1' });
      expect(answer).toMatchObject({ allowed: false, code: 'deployments/frozen', clause: '4.7' });
      expect(answer.objectives).toContainEqual({
        objective: 'ML-SLO-001',
        state: 'low',
        isFrozen: true,
        remaining: '1/10',
      });
    }
    const [entry] = await story.entries('deployment.checked');
    expect(entry).toMatchObject({ decision: { allowed: false }, data: { frozenBy: ['ML-SLO-001'] } });
  });

  test('lets go back to what ran there before, and to nothing else that is called a rollback [GOV 4.7]', async () => {
    await deployed('v1');
    await deployed('v2');
    await freeze();
    expect(await check('v1', { rollback: true })).toMatchObject({ allowed: true, class: 'rollback' });
    expect(await check('v3', { rollback: true })).toMatchObject({ allowed: false, class: 'non-critical' });
    // Neither what runs there now nor what ran elsewhere is a rollback target.
    expect(await check('v2', { rollback: true })).toMatchObject({ allowed: false });
    expect(await check('v1', { rollback: true, service: 'other' })).toMatchObject({ allowed: false });
  });

  test('a way back that nobody approved is told to the matrix once it begins; one that was approved is told already [GOV 2.3]', async () => {
    const acts = async () =>
      (
        await sql<{
          of: string;
        }>`select payload::jsonb ->> 'activity' as of from due_work where kind = 'act.done'`.execute(story.host.db)
      ).rows;
    await deployed('v1');
    await deployed('v2');
    const before = await acts();
    story.host.services.give(authorisedRollbacks, { underWay: async () => story.host.ids.opaque() });
    const { id } = await check('v1', { rollback: true });
    await story.done(story.engineer, startDeployment, { id });
    await story.done(story.engineer, finishDeployment, { id, outcome: 'succeeded' });
    expect(await acts()).toEqual(before);
    story.host.services.give(authorisedRollbacks, { underWay: async () => undefined });
    const { id: back } = await check('v2', { rollback: true });
    await story.done(story.engineer, startDeployment, { id: back });
    expect((await acts()).slice(before.length)).toEqual([{ of: 'authorise-rollback' }]);
  });

  test('lets go back from what failed halfway, too', async () => {
    await deployed('v1');
    await deployed('v2', 'failed');
    await freeze();
    expect(await check('v1', { rollback: true })).toMatchObject({ allowed: true, class: 'rollback' });
    expect(await check('v2', { rollback: true })).toMatchObject({ allowed: false });
  });

  test('lets an emergency change through that whoever keeps them vouches for [GOV 4.7]', async () => {
    await freeze();
    const used: string[] = [];
    story.host.services.give(breakGlassService, {
      vouch: async (_db, _policy, { commit }) => (commit === 'hotfix' ? 'change-1' : undefined),
      used: async (_ctx, { commit }) => void used.push(commit),
    });
    expect(await check('hotfix')).toMatchObject({ allowed: true, class: 'break-glass' });
    expect(await check('v9')).toMatchObject({ allowed: false });
    const { id } = await check('hotfix');
    expect(used).toEqual([]);
    await story.done(story.engineer, startDeployment, { id });
    expect(used).toEqual(['hotfix']);
  });

  test('lets through what an unexpired waiver names critical, and names the waiver [GOV 4.7, 4.8]', async () => {
    await freeze();
    const end = addMinutes(story.host.clock.now(), 30);
    const exception = '0198e2a0-0000-7000-8000-0000000000f1';
    story.host.services.give(waiversService, {
      waiverFor: async (_, clause, scope, now) =>
        clause === '4.8' && scope.includes('change:fix-42') && now < end
          ? { exception, clause, scope: 'change:fix-42', expiresAt: end, approval: 'a' }
          : undefined,
    });
    expect(await check('FIX-42')).toMatchObject({ allowed: true, class: 'critical', waiver: exception });
    expect(await check('v9')).toMatchObject({ allowed: false });
    await story.advance({ minutes: 31 });
    expect(await check('FIX-42')).toMatchObject({ allowed: false });
  });

  test('does not freeze where nothing was ever measured, and denies where nobody knows any more [GOV 4.7]', async () => {
    expect(await check('v1')).toMatchObject({ allowed: true });
    await counted(story, 'ML-SLO-002', 100, 0);
    expect(await check('v1')).toMatchObject({ allowed: true });
    await story.advance({ minutes: 11 });
    expect(await check('v1')).toMatchObject({ allowed: false, code: 'deployments/unknown', clause: '4.7' });
  });
});

describe('a deployment', () => {
  test('asks the gate once more when it begins: it may have been frozen since [GOV 4.7]', async () => {
    const { id } = await check('v1');
    await freeze();
    const late = await story.as(story.engineer, startDeployment, { id });
    expect(late).toMatchObject({ ok: false, error: { code: 'deployments/frozen-since', clause: '4.7' } });
    expect(await story.entries('deployment.started')).toEqual([]);
  });

  test('begins once, ends once, and not before it was allowed', async () => {
    const { id } = await check('v1');
    const codeOf = async (command: typeof startDeployment | typeof finishDeployment, more = {}) => {
      const result = await story.as(story.engineer, command as typeof finishDeployment, { id, ...more } as never);
      return result.ok ? 'done' : result.error.code;
    };
    expect(await codeOf(finishDeployment, { outcome: 'failed' })).toBe('deployments/not-started');
    expect(await codeOf(startDeployment)).toBe('done');
    expect(await codeOf(startDeployment)).toBe('deployments/started-already');
    expect(await codeOf(finishDeployment, { outcome: 'failed' })).toBe('done');
    expect(await codeOf(finishDeployment, { outcome: 'failed' })).toBe('deployments/finished-already');
    await freeze();
    const denied = await check('v2');
    const begun = await story.as(story.engineer, startDeployment, { id: denied.id });
    expect(begun).toMatchObject({ ok: false, error: { code: 'deployments/not-allowed' } });
    const nobody = await story.as(story.engineer, startDeployment, { id: '0198e2a0-0000-7000-8000-000000000404' });
    expect(nobody).toMatchObject({ ok: false, error: { code: 'deployments/no-such-deployment' } });
  });
});

describe('who may say what ran', () => {
  const codeOf = async (who: { readonly actor: Actor }, command: typeof startDeployment, id: string) => {
    const result = await story.as(who, command, { id });
    return result.ok ? 'done' : result.error.code;
  };

  test('are those that the policy names: anybody may ask the gate, not anybody records a success [GOV 4.7]', async () => {
    const { id } = await story.done(story.bystander, checkDeployment, { service: 'checkout', commit: 'v1' });
    expect(await codeOf(story.bystander, startDeployment, id)).toBe('access/not-entitled');
    expect(await codeOf(story.engineer, startDeployment, id)).toBe('done');
    const finished = await story.as(story.bystander, finishDeployment, { id, outcome: 'succeeded' });
    expect(finished).toMatchObject({ ok: false, error: { code: 'access/not-entitled', clause: '4.7' } });
  });
});
