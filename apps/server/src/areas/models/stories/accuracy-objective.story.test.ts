import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { policyObjectives } from '../../slo/domain/objective.ts';
import { standingOf } from '../../slo/standing.ts';
import { outcome, prediction, startModelStory, type ModelStory } from '../testing/model-story.ts';

let models: ModelStory;
beforeEach(async () => {
  models = await startModelStory();
});
afterEach(async () => models.end());

const sample = async () => {
  const { rows } = await sql<{ part: string; total: string; bad: string }>`
    select part, total, bad from telemetry_samples where series = 'ML-SLO-003'`.execute(models.story.host.db);
  return rows;
};

test('an hour is judged once its labels are due, and judged again by a late one, each on the record [GOV 4.3]', async () => {
  const sent = Array.from({ length: 100 }, () => prediction());
  await models.log(...sent);
  await models.tell(...sent.slice(0, 99).map(({ id }, place) => outcome(id, place < 92 ? 'approve' : 'reject')));
  expect(await sample()).toEqual([]);
  await models.story.advance({ hours: 24, minutes: 1 });
  expect(await sample()).toEqual([{ part: 'credit@1', total: '99', bad: '7' }]);
  await models.tell(outcome(sent[99]?.['id'], 'reject', { observedAt: '2026-11-03T09:00:30Z' }));
  expect(await sample()).toEqual([{ part: 'credit@1', total: '100', bad: '8' }]);
  const judged = await models.story.entries('model.slice_judged');
  expect(judged.map(({ data }) => data)).toMatchObject([
    { predictions: 100, labelled: 99, correct: 92, revision: 1 },
    { predictions: 100, labelled: 100, correct: 92, revision: 2 },
  ]);
});

test('92 % of an hour is good, a worse version decides, and predictions without labels are no data [GOV 4.3]', async () => {
  const { host } = models.story;
  const [objective] = policyObjectives(host.policies().current).filter(({ id }) => id === 'ML-SLO-003');
  if (objective === undefined) throw new Error('no accuracy objective');
  const standing = async () => standingOf(host.db, objective, host.policies().current, host.clock.now());
  const hour = async (at: string, right: number, of: number) => {
    const sent = Array.from({ length: 100 }, () => prediction({ at }));
    await models.log(...sent);
    await models.tell(...sent.slice(0, of).map(({ id }, place) => outcome(id, place < right ? 'approve' : 'reject')));
  };
  for (const at of ['01:10', '02:10', '03:10', '04:10']) await hour(`2026-11-02T${at}:00Z`, 92, 100);
  await models.story.advance({ hours: 24 });
  expect(await standing()).toMatchObject({ own: { total: 4n, bad: 0n, isMet: true }, silentSince: undefined });
  await hour('2026-11-02T05:10:00Z', 91, 100);
  await models.story.advance({ minutes: 1 });
  expect(await standing()).toMatchObject({ own: { total: 5n, bad: 1n, isMet: false } });
  await hour('2026-11-02T06:10:00Z', 0, 0);
  await hour('2026-11-02T07:10:00Z', 0, 0);
  await models.story.advance({ minutes: 1 });
  expect(await standing()).toMatchObject({ own: { total: 0n, isMet: undefined } });
});
