import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { openContext } from '../../../platform/commands/transact.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { createPeople } from '../../identity/public.ts';
import { peopleService } from '../../identity/services.ts';
import { askReview } from '../commands/ask-review.ts';
import { decideReview } from '../commands/decide-review.ts';
import { forgetPredictionSubject } from '../commands/forget-subject.ts';
import { takeReview } from '../commands/take-review.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { pseudonymOf } from '../intake/names.ts';
import { predictionData } from '../personal-data.ts';
import { predictionsAbout } from '../queries/prediction-view.ts';
import { modelsReader } from '../room.ts';
import { outcome, prediction, startModelStory, type ModelStory } from '../testing/model-story.ts';

let models: ModelStory;
beforeEach(async () => {
  models = await startModelStory();
  const { host } = models.story;
  host.services.give(peopleService, createPeople({ dataKeys: host.dataKeys, ring: host.ring }));
});
afterEach(async () => models.end());

const forget = async (subject: string, who = models.story.governance) =>
  models.story.as(who, forgetPredictionSubject, { subject });
const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) => result.error?.code;
const about = async (subject: string) => {
  const told = await predictionsAbout(
    modelsReader(models.story.host.services.use),
    models.story.engineer.actor,
    subject,
  );
  if (!told.ok) throw new Error(told.error.code);
  return told.value;
};

describe('a subject that is forgotten [GOV 6.3]', () => {
  test('leaves what was decided, and nothing of what it was decided by; counts and proofs hold', async () => {
    await models.log(prediction({ subject: 'ann' }), prediction({ subject: 'ann' }), prediction({ subject: 'bob' }));
    const before = await models.tally();
    expect(await forget('ann\n')).toMatchObject({ ok: true, value: { predictions: 2 } });
    expect(await about('ann')).toMatchObject([
      { decision: 'approve', isForgotten: true, features: [], groups: [] },
      { isForgotten: true },
    ]);
    expect((await about('bob'))[0]).toMatchObject({ isForgotten: false, groups: [{ value: 'F' }, {}] });
    expect(await models.tally()).toEqual(before);
    const [entry] = await models.story.entries('prediction.subject_forgotten');
    expect(entry?.data).toEqual({ subjects: [pseudonymOf(models.story.host.ring, 'ann')], predictions: 2 });
    expect(JSON.stringify(entry)).not.toContain('ann"');
  });

  test('costs its own rows and not those beside them, each with its reason, and none is called stored [GOV 7.13]', async () => {
    const first = prediction({ subject: 'ann' });
    await models.log(first);
    await forget('ann');
    const late = prediction({ subject: 'ann' });
    const answers = await models.log(
      prediction({ subject: 'cleo' }),
      late,
      late,
      first,
      prediction({ subject: 'bob' }),
    );
    expect(answers.map((each) => (typeof each === 'string' ? each : (each as { code: string }).code))).toEqual([
      'stored',
      'models/subject-forgotten',
      'models/subject-forgotten',
      'repeated',
      'stored',
    ]);
    await models.intake.idle();
    expect(await models.rows('predictions')).toBe(3);
    expect(await models.rows('prediction_refusals')).toBe(1);
    expect(await models.log(prediction({ subject: 'ann-again' }))).toEqual(['stored']);
  });

  test('is counted in what turned out as a whole, and in no segment or group that nobody can tell any more [GOV 4.3]', async () => {
    const sent = prediction({ subject: 'ann' });
    await models.log(sent);
    await forget('ann');
    expect(await models.tell(outcome(sent['id'], 'approve'))).toEqual(['stored']);
    expect((await models.tally()).outcomes).toMatchObject({ labelled: 1, correct: 1 });
    expect((await models.tally('1', 'region=missing')).outcomes).toBeUndefined();
    expect((await models.tally()).groups?.['sex=unknown']).toBeUndefined();
  });

  test('is somebody on record, forgotten once, by a person who decides over access, and not while they wait for a review [GOV 7.14]', async () => {
    const sent = prediction({ subject: 'ann', decision: 'reject' });
    await models.log(sent);
    expect(codeOf(await forget('nobody'))).toBe('models/no-such-subject');
    expect(codeOf(await forget('ann', models.story.engineer))).toBe('access/not-entitled');
    const { story } = models;
    const { code } = await story.done(story.engineer, askReview, { prediction: String(sent['id']), model: 'credit' });
    expect(codeOf(await forget('ann'))).toBe('models/subject-under-review');
    await story.done(story.engineer, takeReview, { code });
    await story.done(story.engineer, decideReview, {
      code,
      verdict: 'upheld',
      reasons: ownWords('It was read right.'),
    });
    expect(codeOf(await forget('ann'))).toBeUndefined();
    expect(codeOf(await forget('ann'))).toBe('models/forgotten-already');
    const again = await story.as(story.engineer, askReview, { prediction: String(sent['id']), model: 'credit' });
    expect(codeOf(again)).toBe('models/subject-forgotten');
  });

  test('is not forgotten while somebody holds it from erasure', async () => {
    await models.log(prediction({ subject: 'ann' }));
    const { services } = models.story.host;
    const hooks = services.use(hooksService);
    services.give(hooksService, { ...hooks, isHeldFromErasure: async (_db, { place }) => place === 'predictions' });
    expect(codeOf(await forget('ann'))).toBe('models/held-from-erasure');
    services.give(hooksService, hooks);
    expect(codeOf(await forget('ann'))).toBeUndefined();
  });

  test('is forgotten once more in a database restored from before, by the ledger that tells of it', async () => {
    const { host } = models.story;
    await models.log(prediction({ subject: 'ann' }), prediction({ subject: 'bob' }));
    const data = { subjects: [pseudonymOf(host.ring, 'ann')], predictions: 1 };
    expect(predictionData.forgottenIn({ action: 'prediction.stored', data })).toEqual([]);
    const told = predictionData.forgottenIn({ action: 'prediction.subject_forgotten', data });
    await host.db.transaction().execute(async (tx) => {
      const who = { actor: { kind: 'system', part: 'restore' }, requestId: asId<'request'>('r') } as const;
      const { ctx, flush } = openContext(host, who, tx);
      for (const wanted of ['forgotten', 'already'])
        for (const ref of told) expect(await predictionData.forget(ctx, host, ref, 'again')).toBe(wanted);
      await flush();
    });
    expect((await about('ann'))[0]).toMatchObject({ isForgotten: true });
    expect((await about('bob'))[0]).toMatchObject({ isForgotten: false });
  });
});
