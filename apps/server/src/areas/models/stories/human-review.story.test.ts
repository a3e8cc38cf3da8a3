import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { createPeople } from '../../identity/public.ts';
import { peopleService } from '../../identity/services.ts';
import { askReview, askReviewByLink, noteTold } from '../commands/ask-review.ts';
import { changeModel } from '../commands/change-model.ts';
import { decideReview } from '../commands/decide-review.ts';
import { takeReview } from '../commands/take-review.ts';
import { reviewDueAt } from '../domain/log-policy.ts';
import { predictionIdOf } from '../intake/names.ts';
import { modelFindings, reviewsWaiting } from '../queries/findings.ts';
import { predictionsAbout, predictionsNamed } from '../queries/prediction-view.ts';
import { getReview, reviewMeasures } from '../queries/reviews.ts';
import { newReviewLink, openReviewLink } from '../review-links.ts';
import { modelsReader } from '../room.ts';
import { reviewCoded } from '../store/reviews.ts';
import { outcome, prediction, startModelStory, type ModelStory } from '../testing/model-story.ts';

let models: ModelStory;
beforeEach(async () => {
  models = await startModelStory();
  const { host } = models.story;
  host.services.give(peopleService, createPeople({ dataKeys: host.dataKeys, ring: host.ring }));
});
afterEach(async () => models.end());

const byLink = async (id: unknown, words = 'I earn more than you think.') => {
  const { host } = models.story;
  return runCommand(
    host,
    askReviewByLink,
    { actor: { kind: 'system', part: 'review-link' }, requestId: asId(host.ids.opaque()) },
    { prediction: predictionIdOf(host.ring, 'credit', String(id)), day: '2026-11-02', words: ownWords(words) },
  );
};

const openOne = async (): Promise<string> => {
  const sent = prediction({ decision: 'reject', score: 0.2 });
  await models.log(sent, prediction());
  const asked = await byLink(sent['id']);
  if (!asked.ok) throw new Error(asked.error.code);
  return asked.value.code;
};

describe('a person’s right to a human review [GOV 7.14]', () => {
  test('the subject asks by a link, is acknowledged with a date, and a person overturns by a decision of their own', async () => {
    const { story } = models;
    const code = await openOne();
    const review = await reviewCoded(story.host.db, code);
    expect(review).toMatchObject({ state: 'requested', askedBy: 'subject', dueAt: new Date('2026-12-02T09:00:00Z') });
    expect((await reviewsWaiting(areaReads(), person(story.engineer))).items).toMatchObject([
      { thing: { kind: 'review', id: code }, dueAt: '2026-12-02T09:00:00.000Z' },
    ]);
    expect((await reviewsWaiting(areaReads(), person(story.sre))).items).toEqual([]);

    await story.done(story.engineer, takeReview, { code });
    const page = await getReview(story.host.services.use, story.engineer.actor, code);
    expect(page.ok && page.value).toMatchObject({
      words: 'I earn more than you think.',
      original: 'reject',
      case: { decision: 'reject', features: [{ name: 'amount', value: 120.5 }, {}, {}, {}] },
      similar: [{ decision: 'approve', alike: 4 }],
    });
    await story.done(story.engineer, decideReview, {
      code,
      verdict: 'overturned',
      decision: 'approve',
      reasons: ownWords('Your income was read wrongly.'),
    });
    const [original] = (await named(review?.predictionId)) ?? [];
    expect(original).toMatchObject({
      decision: 'reject',
      reviews: [{ code, verdict: 'overturned', decision: 'approve' }],
    });
    const told = { actor: { kind: 'system', part: 'review-link' } as const, requestId: asId<'request'>('r') };
    await runCommand(story.host, noteTold, told, { review: review?.id ?? '' });
    await runCommand(story.host, noteTold, told, { review: review?.id ?? '' });
    expect((await story.entries('review.told')).length).toBe(1);
    expect(await reviewMeasures(reader())).toMatchObject({ open: 0, decided: 1, overturned: 1, overturnRate: 1 });
  });

  test('only who may overturn takes and decides, and only whoever took it decides', async () => {
    const { story } = models;
    const code = await openOne();
    const decision = { code, verdict: 'upheld' as const, reasons: ownWords('Nothing was wrong.') };
    const codeOf = async (who: typeof story.sre, command: typeof decideReview | typeof takeReview) => {
      const tried = await story.as(who, command, command === takeReview ? { code } : decision);
      return tried.ok ? 'done' : tried.error.code;
    };
    expect(await codeOf(story.sre, takeReview)).toBe('access/not-entitled');
    expect(await codeOf(story.engineer, decideReview)).toBe('models/take-review-first');
    await story.done(story.engineer, takeReview, { code });
    expect(await codeOf(story.engineer, takeReview)).toBe('models/review-yours');
    expect(await codeOf(story.governance, decideReview)).toBe('models/take-review-first');
    expect(await codeOf(story.engineer, decideReview)).toBe('done');
    expect(await codeOf(story.engineer, decideReview)).toBe('models/review-decided');
  });

  test('to overturn is to say what holds instead', async () => {
    const { story } = models;
    const code = await openOne();
    await story.done(story.engineer, takeReview, { code });
    const reasons = ownWords('Because.');
    for (const decision of [undefined, 'reject', 'perhaps']) {
      const tried = await story.as(story.engineer, decideReview, {
        code,
        verdict: 'overturned',
        ...(decision === undefined ? {} : { decision }),
        reasons,
      });
      expect(tried.ok ? '' : tried.error.code).toBe('models/not-a-decision');
    }
  });

  test('unanswered in a month it is a miss, which a late answer does not take back', async () => {
    const { story } = models;
    const code = await openOne();
    // In one step: minute by minute, a month has thousands of deadlines at which models report in.
    story.host.clock.moveTo(new Date('2026-12-02T09:00:00Z'));
    await story.advance({ minutes: 1 });
    expect((await story.entries('review.overdue')).length).toBe(1);
    expect((await modelFindings(areaReads())).map(({ clause }) => clause)).toContain('7.14');
    await story.done(story.engineer, takeReview, { code });
    await story.done(story.engineer, decideReview, { code, verdict: 'upheld', reasons: ownWords('It stands.') });
    expect((await story.entries('review.decided'))[0]?.data).toMatchObject({ late: true });
    expect(await reviewCoded(story.host.db, code)).toMatchObject({ overdueAt: new Date('2026-12-02T09:00:00Z') });
  });

  test('one review of a decision at a time; of what is about nobody, or not there, none', async () => {
    const { story } = models;
    const sent = prediction();
    await models.log(sent);
    await story.done(story.bystander, askReview, { prediction: String(sent['id']), model: 'credit' });
    const again = await byLink(sent['id']);
    expect(again.ok ? '' : again.error.code).toBe('models/review-open');
    const none = await byLink('nothing');
    expect(none.ok ? '' : none.error.code).toBe('models/no-such-prediction');
    await story.done(story.engineer, changeModel, { name: 'credit', consequential: 'no' });
    await story.advance({ minutes: 1 });
    const nobody = prediction({ subject: undefined });
    await models.log(nobody);
    const about = await byLink(nobody['id']);
    expect(about.ok ? '' : about.error.code).toBe('models/about-nobody');
    const forged = await story.as(story.bystander, askReviewByLink, {
      prediction: predictionIdOf(story.host.ring, 'credit', String(sent['id'])),
      day: '2026-11-02',
    });
    expect(forged.ok ? '' : forged.error.code).toBe('models/by-link-only');
  });
});

test('a link opens its own prediction, and nothing once it was changed or is too old', () => {
  const { ring, clock } = models.story.host;
  const of = { id: '0198e2a0-0000-7000-8000-0000000000d4', day: '2026-11-02' };
  const { token } = newReviewLink(ring, of, clock.now());
  expect(openReviewLink(ring, token, clock.now())).toMatchObject(of);
  expect(openReviewLink(ring, `${token.slice(0, 5)}A${token.slice(6)}`, clock.now())).toBeUndefined();
  expect(openReviewLink(ring, token, new Date('2027-11-02T09:00:00Z'))).toBeUndefined();
});

test('a month from the last of January ends with February', () => {
  const policy = models.story.host.policies().current;
  const due = (at: string) => reviewDueAt(policy, new Date(at)).toISOString().slice(0, 10);
  expect([due('2027-01-31T10:00:00Z'), due('2028-01-31T10:00:00Z'), due('2026-12-15T10:00:00Z')]).toEqual([
    '2027-02-28',
    '2028-02-29',
    '2027-01-15',
  ]);
});

test('predictions are found by id and by subject, by those who may look, and a decision without a subject is nobody’s', async () => {
  const { story } = models;
  const sent = prediction({ subject: 'customer-77' });
  await models.log(sent, prediction({ subject: 'customer-77' }), prediction());
  await models.tell(outcome(sent['id'], 'approve'));
  const about = await predictionsAbout(reader(), story.sre.actor, 'customer-77');
  expect(about.ok && about.value.length).toBe(2);
  const one = await predictionsNamed(reader(), story.sre.actor, { id: String(sent['id']), model: 'credit' });
  expect(one.ok && one.value[0]).toMatchObject({ id: sent['id'], outcomes: [{ says: 'approve' }] });
  const refused = await predictionsAbout(reader(), story.bystander.actor, 'customer-77');
  expect(refused.ok ? '' : refused.error.code).toBe('access/not-entitled');
});

const reader = () => modelsReader(models.story.host.services.use);
const areaReads = () => {
  const { host } = models.story;
  return { db: host.db as never, clock: host.clock, policies: () => host.policies(), use: host.services.use };
};
const person = (who: { readonly actor: { readonly kind: string } }) => who.actor as never;
const named = async (id: string | undefined) => {
  const found = await predictionsNamed(reader(), models.story.sre.actor, { id: id ?? '' });
  return found.ok ? found.value : undefined;
};
