import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { activateVersion } from '../../models/commands/activate-version.ts';
import { changeModel } from '../../models/commands/change-model.ts';
import { checkRunbook } from '../../models/commands/check-runbook.ts';
import { registerVersion } from '../../models/commands/register-version.ts';
import { modelFindings } from '../../models/queries/findings.ts';
import { creditSchema, outcome, prediction } from '../../models/testing/model-story.ts';
import { detectionFindings } from '../queries/findings.ts';
import { startDetectionStory, type DetectionStory } from '../testing/detection-story.ts';

let it: DetectionStory;
beforeEach(async () => void (it = await startDetectionStory()));
afterEach(async () => it.end());

const areaReads = () => {
  const { db, clock, services } = it.story.host;
  const policies = () => it.story.host.policies();
  return { db, clock, policies, use: services.use };
};
const ofModels = async () => (await modelFindings(areaReads())).map(({ clause, message }) => `${clause} ${message}`);

test('a model that decides about people without groups, labels or numbers is a finding each [GOV 4.3] [GOV 7.13] [GOV 7.15]', async () => {
  await it.story.done(it.story.engineer, registerVersion, {
    name: 'credit',
    version: '2',
    schema: JSON.stringify({ ...creditSchema, groups: [], labelDelayMinutes: 60 }),
  });
  await it.story.done(it.story.engineer, activateVersion, { name: 'credit', version: '2' });
  expect(await ofModels()).toContain(
    '7.15 credit 2 decides about people and has no groups, so its fairness is not measured.',
  );
  const sent = Array.from({ length: 60 }, () => prediction({ version: '2', groups: {} }));
  await it.log(...sent);
  expect(await ofModels()).toContain(
    '7.13 Producers of credit do not number their predictions, so one that is never logged would not be noticed.',
  );
  await it.story.advance({ minutes: 120 });
  expect(await ofModels()).toContain(
    '4.3 Of 60 predictions of credit 2 whose outcomes are due, 0 have one: its accuracy is not known.',
  );
  await it.tell(...sent.map(({ id }) => outcome(id, 'approve')));
  await it.log(prediction({ version: '2', groups: {}, producer: 'scorer', sequence: 1 }));
  const rest = await ofModels();
  expect(rest.filter((each) => each.startsWith('4.3') || each.startsWith('7.13'))).toEqual([]);
});

test('a runbook is read for its path to a human review; another one has not been read [GOV 7.14]', async () => {
  const reviewed = async () => (await ofModels()).filter((each) => each.startsWith('7.14'));
  const change = async (runbook: string) => it.story.done(it.story.engineer, changeModel, { name: 'credit', runbook });
  const check = async (text: string) => it.story.as(it.story.engineer, checkRunbook, { name: 'credit', text });
  const none = await check('# Credit');
  expect(!none.ok && none.error.code).toBe('models/no-runbook');
  expect(await reviewed()).toEqual([
    '7.14 credit decides about people and has no runbook with the path to a human review.',
  ]);
  await change('runbooks/human_review_backlog.md');
  expect(await reviewed()).toEqual([
    '7.14 The runbook of credit has not been checked yet for its path to a human review.',
  ]);
  await check('# Credit');
  expect((await reviewed())[0]).toMatch(/^7\.14 The runbook of credit: /u);
  const text = readFileSync(join(import.meta.dirname, '../../../../../../runbooks/human_review_backlog.md'), 'utf8');
  await check(text.replace(/humanReview:\n(?: .*\n)+/u, 'humanReview: none\n'));
  expect(await reviewed()).not.toEqual([]);
  expect(await check(text)).toMatchObject({ ok: true, value: { problems: [] } });
  expect(await reviewed()).toEqual([]);
  await change('runbooks/model_rollback.md');
  expect(await reviewed()).toEqual([
    '7.14 The runbook of credit has not been checked yet for its path to a human review.',
  ]);
});

test('what no detector watches is a finding [GOV 7.9]', async () => {
  expect((await detectionFindings(areaReads())).map(({ message }) => message)).toEqual([
    'No detector watches the number of incidents for anything unusual.',
    'No detector watches telemetry for anything unusual.',
    'No detector watches volume or accuracy of credit 1, which decides about people.',
  ]);
});
