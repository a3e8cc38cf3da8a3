import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { checkDeployment } from '../../deployments/commands/check-deployment.ts';
import { deploymentsArea } from '../../deployments/public.ts';
import { unaskedFindings, unaskedList } from '../../deployments/queries/unasked.ts';
import { writePlan } from '../../promotion/commands/write-plan.ts';
import { promotionArea } from '../../promotion/area.ts';
import { sloArea } from '../../slo/area.ts';
import { planReconciling } from '../plan-reconciling.ts';
import { changeFindings } from '../queries/findings.ts';
import { startChangeStory, type ChangeStory } from '../testing/change-story.ts';

let forge: ChangeStory;
beforeEach(async () => {
  forge = await startChangeStory();
  const { host } = forge.story;
  sloArea(host);
  deploymentsArea(host);
  promotionArea({ services: host.services, clock: host.clock });
});
afterEach(async () => forge.end());

const commit = 'a'.repeat(40);
const at = (): string => forge.story.host.clock.now().toISOString();
/** A delivery that reports a deployment's status. */
const told = async (id: number, more: object = {}, state = 'success', given: { readonly id?: string } = {}) =>
  forge.send(
    'deployment_status',
    {
      action: 'created',
      deployment: { id, sha: commit, environment: 'production', production_environment: true, ...more },
      deployment_status: { state, created_at: at() },
    },
    given,
  );
/** Adds a deployment at GitHub that no delivery reports. */
const lies = (id: number, state = 'success', more: object = {}): void => {
  const statuses = [{ state, created_at: at() }];
  const common = { sha: commit, environment: 'production', production_environment: true, created_at: at() };
  forge.repository.deployments?.push({ id, ...common, statuses, ...more });
};
const reconciled = async (): Promise<void> => {
  await planReconciling(forge.changes);
  await forge.story.advance({ minutes: 6 });
};
const broken = () => forge.violations.map(({ clause }) => clause).toSorted();
const found = async () => forge.story.entries('deployment.found');
const reads = () => {
  const { host } = forge.story;
  return { db: host.db, clock: host.clock, policies: () => host.policies(), use: host.services.use };
};
/** Waives everything that production requires, so that a gate check passes. */
const nothingIsMissing = (): void => {
  for (const clause of ['5.2.3', '7.8', '5.2.4'])
    forge.waivers.set(clause, {
      exception: 'exc',
      clause,
      scope: 'service:platform',
      approval: 'a',
      expiresAt: addDays(forge.story.host.clock.now(), 1),
    });
};
const asked = async () =>
  forge.story.done(forge.story.engineer, checkDeployment, { service: 'platform', commit, environment: 'production' });

describe('a deployment to production that asked nobody', () => {
  test('is found when GitHub tells of it, and each clause that was broken is a violation, once [GOV 5.2.3, 7.8]', async () => {
    const id = '11111111-1111-4111-8111-111111111111';
    expect(await told(1, {}, 'success', { id })).toEqual({ status: 202, taken: 1 });
    await forge.settle();
    expect(broken()).toEqual(['5.2.3', '5.2.4', '7.8']);
    expect(forge.violations[0]?.what).toContain('platform (aaaaaaaaaaaa) was deployed to production without');
    expect(await found()).toMatchObject([
      { clause: '5.2.3', decision: { allowed: false }, data: { lacks: ['5.2.3', '7.8', '5.2.4'] } },
    ]);
    expect(await told(1, {}, 'success', { id })).toEqual({ status: 202, taken: 0 });
    await told(1);
    lies(1);
    await reconciled();
    expect([broken().length, (await found()).length]).toEqual([3, 1]);
  });

  test('is found without a delivery, and judged as of its moment: what is shown later comes too late [GOV 5.2.3]', async () => {
    lies(1);
    await reconciled();
    // What existed when Muster first looked predates Muster.
    expect(broken()).toEqual([]);
    const plan = { service: 'platform', commit, plan: ownWords('put v1 back') };
    lies(2);
    await forge.story.advance({ seconds: 1 });
    await forge.story.done(forge.story.engineer, writePlan, plan);
    await reconciled();
    expect(broken()).toEqual(['5.2.3', '5.2.4', '7.8']);
    lies(3);
    await reconciled();
    expect(broken()).toEqual(['5.2.3', '5.2.3', '5.2.4', '7.8', '7.8']);
  });

  test('and went ahead against a no is found, too [GOV 4.7, 5.2.3]', async () => {
    expect(await asked()).toMatchObject({ allowed: false });
    await forge.story.advance({ minutes: 1 });
    await told(1);
    await forge.settle();
    expect(broken()).toContain('5.2.3');
  });

  test('is in a list that goes on page after page, the newest first', async () => {
    for (const id of [1, 2, 3]) {
      await told(id);
      await forge.settle();
    }
    const { use } = forge.story.host.services;
    const asked = { filters: {}, key: {}, limit: 2, actor: forge.story.sre.actor };
    const first = await unaskedList.page(use, { ...asked, after: undefined });
    const second = await unaskedList.page(use, { ...asked, after: first.next });
    expect([...first.items, ...second.items]).toMatchObject(['3', '2', '1'].map((forgeId) => ({ forgeId })));
    expect(second.next).toBeUndefined();
  });

  test('is told of where nothing was broken, and is no violation [GOV 5.2.3]', async () => {
    nothingIsMissing();
    await told(1, { environment: 'Live 🚀' });
    await forge.settle();
    expect(broken()).toEqual([]);
    expect(await found()).toMatchObject([{ decision: { allowed: true } }]);
    const { use } = forge.story.host.services;
    const page = await unaskedList.page(use, {
      filters: {},
      key: {},
      after: undefined,
      limit: 10,
      actor: forge.story.sre.actor,
    });
    expect(page.items).toMatchObject([{ service: 'platform', commit, gate: 'would have allowed it', forgeId: '1' }]);
    expect(await unaskedFindings(reads())).toMatchObject([
      { clause: '5.2.3', message: expect.stringContaining('1 deployments to production') },
    ]);
  });
});

describe('a deployment that is no fault', () => {
  test('asked the gate, and one asking lets one through [GOV 4.7, 5.2.3]', async () => {
    nothingIsMissing();
    expect(await asked()).toMatchObject({ allowed: true });
    await forge.story.advance({ minutes: 2 });
    await told(1);
    await forge.settle();
    expect(await found()).toEqual([]);
    const { rows } = await sql<{ state: string }>`select state from found_deployments`.execute(forge.story.host.db);
    expect(rows).toEqual([{ state: 'asked' }]);
    await told(2);
    await forge.settle();
    expect(await found()).toHaveLength(1);
  });

  test('goes to where nothing is asked, or did not go through', async () => {
    for (const [id, state] of ['queued', 'in_progress', 'failure', 'error', 'inactive'].entries())
      expect(await told(id + 1, {}, state)).toEqual({ status: 202, taken: 0 });
    await told(6, { environment: 'github-pages', production_environment: false });
    await told(7, { sha: 'no commit' });
    lies(8);
    await reconciled();
    lies(9, 'failure');
    lies(10, 'in_progress');
    lies(11, 'success', { environment: 'preview', production_environment: false });
    await reconciled();
    await reconciled();
    expect([broken(), await found()]).toEqual([[], []]);
    const looks = forge.github.calls.filter((call) => call.endsWith('/statuses')).length;
    // Only the one still running is read again.
    await reconciled();
    expect(forge.github.calls.filter((call) => call.endsWith('/statuses'))).toHaveLength(looks + 1);
  });
});

test('where the App may not read deployments that is a finding, and everything else is looked at [GOV 5.2.3]', async () => {
  forge.repository.deployments = undefined;
  await reconciled();
  expect(await changeFindings(reads())).toContainEqual(
    expect.objectContaining({
      clause: '5.2.3',
      weight: 'note',
      message: expect.stringContaining('has no access to its deployments'),
    }),
  );
});
