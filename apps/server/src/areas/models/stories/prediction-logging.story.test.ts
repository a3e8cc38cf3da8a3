import type { Minutes } from '@muster/policy';
import { sql, type RawBuilder } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { predictionsDropped } from '../ledger-actions.ts';
import { auditSegments } from '../queries/audit-segments.ts';
import { modelsRoom } from '../room.ts';
import { openPredictions } from '../open-prediction.ts';
import { predictionIdOf, pseudonymOf } from '../intake/names.ts';
import { predictionsByIds } from '../store/predictions.ts';
import { incompleteRuns } from '../store/producers.ts';
import { outcome, prediction, PRODUCER, startModelStory, type ModelStory } from '../testing/model-story.ts';

let models: ModelStory;
beforeEach(async () => {
  models = await startModelStory();
});
afterEach(async () => models.end());

const stored = async (id: unknown) => {
  const { host } = models.story;
  const room = host.services.use(modelsRoom);
  const rows = await predictionsByIds(host.db, [predictionIdOf(host.ring, 'credit', String(id))]);
  return openPredictions(host.db, room, rows);
};

describe('a prediction is logged whole [GOV 7.13]', () => {
  test('version, features and decision are on record, and what says something about a person is encrypted', async () => {
    const sent = prediction({ features: { amount: -3.25, region: 'atlantis', returning: null, purpose: 'a car' } });
    expect(await models.log(sent)).toEqual(['stored']);
    const [found] = await stored(sent['id']);
    expect(found).toMatchObject({
      decision: 'approve',
      score: 0.81,
      features: [-3.25, 'atlantis', null, 'a car'],
      groups: ['F', 'young'],
      packed: { id: sent['id'] },
    });
    expect(found?.version.name).toBe('1');
    const { rows } = await sql<{ text: string }>`select p::text as text from predictions p`.execute(
      models.story.host.db,
    );
    for (const secret of ['atlantis', 'a car', String(sent['subject']), String(sent['id']), 'young'])
      expect(rows[0]?.text).not.toContain(secret);
    expect(rows[0]?.text).toContain(pseudonymOf(models.story.host.ring, String(sent['subject'])));
  });

  test('one that is not complete is refused with every reason, and the others of its request are kept', async () => {
    const { features: _, decision: __, ...bare } = prediction({ subject: undefined });
    const answers = await models.log(prediction(), { ...bare, at: 'yesterday' }, prediction({ version: '9' }), {});
    expect(answers[0]).toBe('stored');
    expect(answers[1]).toMatchObject({ code: 'models/not-a-prediction', clause: '7.13' });
    expect((answers[1] as { fields: { path: string }[] }).fields.map(({ path }) => path)).toEqual([
      '/at',
      '/subject',
      '/decision',
      '/features',
    ]);
    expect(answers[2]).toMatchObject({ code: 'models/unknown-version' });
    expect(answers[3]).toMatchObject({ code: 'models/not-a-prediction' });
    await models.intake.idle();
    expect(await models.rows('predictions')).toBe(1);
    expect(await models.rows('prediction_refusals')).toBe(7);
  });

  test('an empty feature is sent as null and counted; one that is left out is missing from the record', async () => {
    const whole = { amount: 1, region: 'north', returning: true };
    const { region: __, ...without } = whole;
    const [empty, missing, unknown] = await models.log(
      prediction({ features: { ...whole, region: null } }),
      prediction({ features: without }),
      prediction({ features: { ...whole, 'ann@example.org': 1 } }),
    );
    expect(empty).toBe('stored');
    expect(missing).toMatchObject({ fields: [{ path: '/features/region', problem: 'is missing' }] });
    expect(unknown).toMatchObject({ fields: [{ path: '/features/?', problem: 'is not a feature of this version' }] });
    expect((await models.tally()).features?.['region']).toEqual({ missing: 1 });
  });

  test('an id again is a repetition to the byte, or refused, and the first stays', async () => {
    const sent = prediction();
    expect(await models.log(sent, sent)).toEqual(['stored', 'repeated']);
    const [again, other] = [await models.log(sent), await models.log({ ...sent, decision: 'reject' })];
    expect(again).toEqual(['repeated']);
    expect(other[0]).toMatchObject({ code: 'models/id-taken' });
    expect((await models.tally()).decisions).toEqual({ approve: 1 });
    expect(await models.story.entries('prediction.stored')).toHaveLength(1);
  });

  test('one entry a segment commits to every row of it: the log is added up, and what was changed is named [GOV 7.13]', async () => {
    await models.log(...Array.from({ length: 5 }, () => prediction()));
    await models.story.advance({ minutes: 10 });
    await models.log(prediction(), prediction());
    const { host } = models.story;
    const [entry] = await models.story.entries('prediction.stored');
    expect(entry?.data).toMatchObject({ predictions: 5, by: [PRODUCER] });
    const audited = async () => auditSegments(host.db, 10);
    expect(await audited()).toEqual({ rows: 7, problems: [] });
    const segment = { kind: 'prediction_segments', id: entry?.id, problem: 'root-differs' };
    const owner = host.database.owner;
    const one = sql`(select min(id::text)::uuid from predictions where segment_id = ${entry?.id})`;
    const tampered = async (by: RawBuilder<unknown>) => {
      await by.execute(owner);
      return (await audited()).problems;
    };
    expect(await tampered(sql`update predictions set decision = 'reject' where id = ${one}`)).toEqual([segment]);
    expect(await tampered(sql`update predictions set decision = 'approve' where id = ${one}`)).toEqual([]);
    const copied = (columns: string) =>
      sql`insert into predictions select ${sql.raw(columns)}, version_id, segment_id, subject, key_id, day, decision,
        fingerprint, sealed from predictions where id = ${one}`;
    const id = '00000000-0000-4000-8000-000000000001';
    expect(await tampered(copied(`at, score, '${id}'`))).toEqual([segment]);
    expect(await tampered(sql`update predictions set segment_id = ${id} where id = ${id}`)).toEqual([
      { kind: 'predictions', id, problem: 'no-entry' },
    ]);
    expect(await tampered(sql`delete from predictions where id = any(array[${id}::uuid, ${one}])`)).toEqual([segment]);
  });

  test('days that are gone are named, unless an entry dropped them [GOV 7.13]', async () => {
    await models.log(prediction());
    const { host } = models.story;
    await models.story.advance({ minutes: 2 * 24 * 60 });
    await models.log(prediction({ at: host.clock.now().toISOString() }));
    await sql`drop table predictions_20261102, prediction_outcomes_20261102`.execute(host.database.owner);
    expect((await auditSegments(host.db, 10)).problems).toEqual([
      { kind: 'predictions', id: '2026-11-02', problem: 'removed-without-entry' },
    ]);
    const who = { actor: { kind: 'system', part: 'due-work' }, requestId: asId<'request'>(host.ids.opaque()) } as const;
    const days = ['2026-11-02'];
    const entry = {
      resource: { kind: 'prediction-segment', id: '2026-11-02' },
      clause: '7.13',
      data: { days },
    } as const;
    await transact(host, who, async (ctx) => ok(ctx.record(predictionsDropped, entry)));
    expect((await auditSegments(host.db, 10)).problems).toEqual([]);
  });

  test('a number that never came is missing once it has had its time', async () => {
    const numbered = (sequence: number) => prediction({ producer: 'scorer', run: 'r1', sequence });
    await models.log(numbered(2), numbered(1), numbered(5));
    const { host } = models.story;
    const missing = async () =>
      (await incompleteRuns(host.db, { now: host.clock.now(), graceMinutes: 15 as Minutes }, 10)).map(
        (run) => run.missing,
      );
    expect(await missing()).toEqual([]);
    await models.story.advance({ minutes: 16 });
    expect(await missing()).toEqual([[[3, 4]]]);
    const declared = await models.intake.declare({ model: 'credit', producer: 'scorer', run: 'r1', sequence: 7 });
    expect(declared.ok).toBe(true);
    await models.log(numbered(4), numbered(3));
    await models.story.advance({ minutes: 31 });
    expect(await missing()).toEqual([[[6, 7]]]);
  });
});

describe('outcomes', () => {
  test('the word observed last holds whichever came first, and one that comes before its prediction waits', async () => {
    const [first, second] = [prediction(), prediction()];
    expect(
      await models.tell(
        outcome(second['id'], 'reject', { observedAt: '2026-11-02T08:50:00Z' }),
        outcome(second['id'], 'approve'),
      ),
    ).toEqual(['early', 'early']);
    await models.log(first, second);
    expect(await models.tell(outcome(first['id'], 'approve'), outcome(first['id'], 'approve'))).toEqual([
      'stored',
      'repeated',
    ]);
    expect((await models.tally()).outcomes).toMatchObject({
      labelled: 2,
      correct: 1,
      confusion: { 'approve|approve': 1, 'approve|reject': 1 },
    });
    await models.tell(outcome(second['id'], 'approve', { observedAt: '2026-11-02T08:55:00Z' }));
    expect((await models.tally()).outcomes).toMatchObject({
      labelled: 2,
      correct: 2,
      confusion: { 'approve|approve': 2 },
    });
    expect(await models.rows('prediction_outcomes')).toBe(4);
  });

  test('what fits no prediction is refused with its reason', async () => {
    const sent = prediction();
    await models.log(sent);
    const answers = await models.tell(
      outcome(sent['id'], 'perhaps'),
      { model: 'credit', id: sent['id'], value: 3, observedAt: '2026-11-02T08:45:00Z' },
      outcome(sent['id'], 'approve', { model: 'other' }),
      outcome(sent['id'], 'approve'),
      outcome(sent['id'], 'reject'),
    );
    expect(answers.map((answer) => (typeof answer === 'string' ? answer : (answer as { code: string }).code))).toEqual([
      'models/not-an-outcome',
      'models/not-an-outcome',
      'models/unknown-model',
      'stored',
      'models/outcome-contradicts',
    ]);
  });

  test('an id of several days needs its day', async () => {
    const sent = prediction({ at: '2026-11-01T23:59:00Z' });
    await models.log(sent, { ...sent, at: '2026-11-02T00:01:00Z' });
    const [which, told] = await models.tell(
      outcome(sent['id'], 'approve'),
      outcome(sent['id'], 'approve', { at: '2026-11-01T12:00:00Z' }),
    );
    expect(which).toMatchObject({ code: 'models/which-prediction' });
    expect(told).toBe('stored');
  });
});
