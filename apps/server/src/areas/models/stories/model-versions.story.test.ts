import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { activateVersion, deactivateAlias } from '../commands/activate-version.ts';
import { addModel } from '../commands/add-model.ts';
import { changeModel } from '../commands/change-model.ts';
import { quarantineVersion, releaseVersion } from '../commands/quarantine-version.ts';
import { registerVersion } from '../commands/register-version.ts';
import { getModel, getServing } from '../queries/get-model.ts';
import { modelsReader } from '../room.ts';
import { creditSchema, outcome, prediction, startModelStory, type ModelStory } from '../testing/model-story.ts';

let models: ModelStory;
beforeEach(async () => {
  models = await startModelStory();
});
afterEach(async () => models.end());

const name = 'credit';
const schema = JSON.stringify(creditSchema);
const reader = () => modelsReader(models.story.host.services.use);
const served = async (at?: string) => {
  const found = await getServing(reader(), name, at);
  return found.ok ? found.value.serving.map(({ alias, modelVersion }) => `${alias} ${modelVersion}`) : found.error.code;
};

test('what served at any instant is told from the record [GOV 7.13]', async () => {
  const { story } = models;
  await story.advance({ hours: 1 });
  await story.done(story.engineer, registerVersion, { name, version: '2', schema });
  await story.done(story.engineer, activateVersion, { name, version: '2', alias: 'challenger' });
  await story.advance({ hours: 1 });
  await story.done(story.engineer, activateVersion, { name, version: '2' });
  await story.advance({ hours: 1 });
  await story.done(story.engineer, deactivateAlias, { name, alias: 'challenger' });
  expect(await served('2026-11-02T08:59:59Z')).toEqual([]);
  expect(await served('2026-11-02T09:30:00Z')).toEqual(['champion 1']);
  expect(await served('2026-11-02T10:30:00Z')).toEqual(['champion 1', 'challenger 2']);
  expect(await served()).toEqual(['champion 2']);
  const page = await getModel(reader(), story.sre.actor, name);
  expect(page.ok && page.value).toMatchObject({ serves: '2', rollbackTo: '1' });
});

test('what is in quarantine is not activated, and nothing goes back to it', async () => {
  const { story } = models;
  const codeOf = (tried: { ok: boolean; error?: { code: string } }) => (tried.ok ? 'done' : tried.error?.code);
  await story.done(story.engineer, registerVersion, { name, version: '2', schema });
  await story.done(story.engineer, activateVersion, { name, version: '2' });
  await story.done(story.engineer, quarantineVersion, { name, version: '1', why: ownWords('Trained on a leak.') });
  const page = await getModel(reader(), story.sre.actor, name);
  expect(page.ok && page.value.rollbackTo).toBeUndefined();
  expect(codeOf(await story.as(story.engineer, activateVersion, { name, version: '1' }))).toBe('models/in-quarantine');
  expect(codeOf(await story.as(story.engineer, quarantineVersion, { name, version: '1', why: ownWords('x') }))).toBe(
    'models/quarantined-already',
  );
  await story.done(story.engineer, releaseVersion, { name, version: '1' });
  expect(codeOf(await story.as(story.engineer, releaseVersion, { name, version: '1' }))).toBe(
    'models/not-in-quarantine',
  );
  expect(codeOf(await story.as(story.engineer, activateVersion, { name, version: '2' }))).toBe('models/serves-already');
  expect(codeOf(await story.as(story.engineer, activateVersion, { name, version: '7' }))).toBe(
    'models/no-such-version',
  );
  expect(codeOf(await story.as(story.engineer, deactivateAlias, { name, alias: 'shadow' }))).toBe(
    'models/nothing-serves',
  );
  expect(codeOf(await story.as(story.engineer, changeModel, { name }))).toBe('models/nothing-to-change');
  expect(codeOf(await story.as(story.engineer, changeModel, { name: 'none', consequential: 'no' }))).toBe(
    'models/no-such-model',
  );
  expect(codeOf(await story.as(story.engineer, addModel, { name, consequential: 'no' }))).toBe('models/name-taken');
  const noTeam = { name, teamId: '0198e2a0-0000-7000-8000-0000000000aa' };
  expect(codeOf(await story.as(story.engineer, changeModel, noTeam))).toBe('models/no-such-team');
  expect(codeOf(await story.as(story.engineer, registerVersion, { name, version: '2', schema }))).toBe(
    'models/version-taken',
  );
});

test('a schema with mistakes names all of them', async () => {
  const { story } = models;
  const tried = await story.as(story.engineer, registerVersion, {
    name,
    version: '3',
    schema: JSON.stringify({
      task: 'classification',
      classes: ['a', 'b'],
      favourable: 'c',
      features: [
        { name: 'x', type: 'number', range: [2, 1] },
        { name: '1', type: 'number' },
        { name: 'y', type: 'date' },
      ],
      labelDelayMinutes: -1,
      colour: 'red',
    }),
  });
  expect(tried.ok ? '' : tried.error.code).toBe('models/schema-has-problems');
  expect(tried.ok ? [] : tried.error.fields?.map(({ path }) => path)).toEqual([
    '/schema/colour',
    '/schema/features/0/range',
    '/schema/features/1/name',
    '/schema/features/2/type',
    '/schema/labelDelayMinutes',
    '/schema/favourable',
  ]);
});

test('accuracy comes with its interval, by version, class and segment, and coverage is a measure of its own [GOV 4.3]', async () => {
  const { story } = models;
  const sent = Array.from({ length: 20 }, (_, place) =>
    prediction({ features: { amount: 5, region: place < 10 ? 'north' : 'south', returning: false } }),
  );
  await models.log(...sent);
  await models.tell(...sent.slice(0, 15).map(({ id }, place) => outcome(id, place < 9 ? 'approve' : 'reject')));
  const page = await getModel(reader(), story.sre.actor, name);
  if (!page.ok) throw new Error(page.error.code);
  const [version] = page.value.versions;
  expect(page.value.coverage).toBe(0.75);
  expect(version).toMatchObject({ predictions: 20, labelled: 15, accuracy: { share: 0.6, of: 15 }, lag: { hour: 15 } });
  expect(version?.accuracy?.low).toBeCloseTo(0.3575, 3);
  expect(version?.segments).toMatchObject([
    { segment: 'region=north', predictions: 10, accuracy: { share: 0.9, of: 10 } },
    { segment: 'region=south', predictions: 10, accuracy: { share: 0, of: 5 } },
  ]);
  expect(version?.classes).toMatchObject([
    { label: 'approve', precision: { share: 0.6 }, recall: { share: 1 } },
    { label: 'reject' },
  ]);
  expect(page.value.hours).toMatchObject([{ predictions: 20, labelled: 15, isSufficient: false }]);
});
