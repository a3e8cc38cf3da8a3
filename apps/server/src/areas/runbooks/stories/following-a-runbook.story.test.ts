import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';
import { ownWords as words } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { addPerson } from '../../../testing/people.ts';
import { approve } from '../../approvals/public.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { makePrivate } from '../../incidents/commands/make-private.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';
import { teamOf } from '../../incidents/testing/incident-story.ts';
import { finishExecution } from '../commands/finish.ts';
import { followRunbook } from '../commands/follow.ts';
import { endStep, skipStep, takeStep } from '../commands/steps.ts';
import { getExecution } from '../queries/execution-views.ts';
import { runbookFindings, stepsWaiting } from '../queries/findings.ts';
import { runbooksFor } from '../queries/offers.ts';
import { changedText, declared, NEXT_VERSION, proposed, startRunbookStory } from '../testing/runbook-story.ts';

let story: Story;
beforeEach(async () => void (story = await startRunbookStory(['detection.drift'])));
afterEach(async () => story.end());

const codeOf = (result: Result<unknown, AppError>) => (result.ok ? 'done' : result.error.code);
const follows = async (code: string, runbook = 'model_degradation', who = story.sre) =>
  (await story.done(who, followRunbook, { code, runbook })).execution;
const shown = async (id: string, who = story.sre) => {
  const found = await getExecution(story.host.services.use, who.actor, id);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const reads = () => ({
  db: story.host.db,
  clock: story.host.clock,
  policies: () => story.host.policies(),
  use: story.host.services.use,
});

test('the right one is offered on the incident, by what of Muster opened it, and to nobody who may not see it [GOV 2.2]', async () => {
  const code = await declared(story);
  const offers = await runbooksFor(story.host.services.use, story.sre.actor, code);
  expect(offers).toMatchObject({
    ok: true,
    value: [{ id: 'model_degradation', because: ['detection.drift'], isStale: false }],
  });
  const teamId = await teamOf(story, story.sre);
  await story.done(story.sre, makePrivate, { code, teamId });
  expect(codeOf(await runbooksFor(story.host.services.use, story.bystander.actor, code))).toBe('incidents/not-found');
});

describe('a runbook that is followed', () => {
  test('has its steps taken and done by role, with times, evidence and deviations, all in the timeline [GOV 2.2, 7.10]', async () => {
    const code = await declared(story);
    const id = await follows(code);
    expect((await shown(id)).steps[0]).toMatchObject({
      id: 'acknowledge',
      run: `muster incident acknowledge ${code}`,
      isMine: true,
    });
    await story.done(story.sre, takeStep, { id, step: 'acknowledge' });
    await story.advance({ seconds: 90 });
    await story.done(story.sre, endStep, { id, step: 'acknowledge', evidence: words('it says Ada') });
    await story.done(story.engineer, takeStep, { id, step: 'which' });
    await story.done(story.engineer, endStep, { id, step: 'which' });
    // Step `data` is for the data engineer; the engineer may not do it, the SRE may do any.
    expect(codeOf(await story.as(story.engineer, takeStep, { id, step: 'data' }))).toBe('runbooks/other-role');
    expect(codeOf(await story.as(story.bystander, takeStep, { id, step: 'data' }))).toBe('access/not-entitled');
    expect(codeOf(await story.as(story.sre, endStep, { id, step: 'tell' }))).toBe('runbooks/out-of-order');
    await story.done(story.sre, endStep, { id, step: 'tell', deviation: words('nobody of data is awake') });
    await story.done(story.sre, skipStep, { id, step: 'data', reason: words('data was ruled out an hour ago') });
    expect(codeOf(await story.as(story.sre, takeStep, { id, step: 'data' }))).toBe('runbooks/step-over');
    expect(codeOf(await story.as(story.sre, takeStep, { id, step: 'none' }))).toBe('runbooks/no-such-step');
    expect(codeOf(await story.as(story.sre, finishExecution, { id, outcome: 'passed' }))).toBe('runbooks/steps-open');
    for (const step of ['decide', 'act', 'watch']) await story.done(story.sre, endStep, { id, step });
    await story.done(story.sre, finishExecution, { id, outcome: 'passed', note: words('say where the data is') });
    const after = await shown(id);
    expect(after).toMatchObject({ outcome: 'passed', state: 'passed', isDrill: false });
    expect(after.steps.slice(0, 4)).toMatchObject([
      { state: 'done', seconds: 90, evidence: 'it says Ada', by: { id: story.sre.id } },
      { state: 'done', by: { id: story.engineer.id } },
      { state: 'skipped', deviation: 'data was ruled out an hour ago' },
      { state: 'done', deviation: 'nobody of data is awake' },
    ]);
    expect(codeOf(await story.as(story.sre, takeStep, { id, step: 'watch' }))).toBe('runbooks/execution-over');
    const kept = (await story.entries()).filter(({ action }) => action.startsWith('runbook.'));
    expect(kept.map(({ action }) => action.slice('runbook.'.length))).toEqual([
      'followed',
      'step_taken',
      'step_ended',
      'step_taken',
      'step_ended',
      ...Array.from({ length: 5 }, () => 'step_ended'),
      'ended',
    ]);
    expect(kept.every(({ clause }) => clause === '2.2')).toBe(true);
    expect(kept.at(-1)?.data).toMatchObject({ done: 6, skipped: 1, deviations: 2, outcome: 'passed' });
  });

  test('is begun by the SRE or the commander, once at a time, and under what is open [GOV 2.2]', async () => {
    const code = await declared(story);
    for (const who of [story.engineer, story.governance, story.bystander])
      expect(codeOf(await story.as(who, followRunbook, { code, runbook: 'api_outage' }))).toBe('access/not-entitled');
    await follows(code, 'api_outage');
    expect(codeOf(await story.as(story.sre, followRunbook, { code, runbook: 'api_outage' }))).toBe(
      'runbooks/followed-already',
    );
    expect(codeOf(await story.as(story.sre, followRunbook, { code, runbook: 'no_such' }))).toBe('runbooks/not-found');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, resolveIncident, { code, note: words('gone') });
    expect(codeOf(await story.as(story.sre, followRunbook, { code, runbook: 'break_glass' }))).toBe(
      'runbooks/incident-over',
    );
  });

  test('stays as it was begun when another version comes into force [GOV 2.6]', async () => {
    const code = await declared(story);
    const id = await follows(code, 'api_outage');
    const { review, approval } = await proposed(
      story,
      changedText('api_outage', NEXT_VERSION, ['id: scope', 'id: extent']),
    );
    await story.done(story.sre, approve, { id: review });
    await story.done(story.governance, approve, { id: approval });
    expect((await shown(id)).steps.map((step) => step.id)).toContain('scope');
    const later = await follows(await declared(story), 'api_outage');
    expect((await shown(later)).steps.map((step) => step.id)).toContain('extent');
  });

  test('waits for whoever’s step is next, and for nobody else [GOV 2.2]', async () => {
    const code = await declared(story);
    const id = await follows(code);
    const data = await addPerson(story.host, ['data-engineer']);
    const waits = async (who: Story['sre']) =>
      (await stepsWaiting(reads(), who.actor as never)).items.map(({ title }) => title);
    await story.done(story.sre, endStep, { id, step: 'acknowledge' });
    expect(await waits(story.engineer)).toEqual(['Name the model, its version and since when']);
    expect(await waits(data)).toEqual([]);
    await story.done(story.engineer, takeStep, { id, step: 'which' });
    expect(await waits(story.engineer)).toEqual([]);
    await story.done(story.engineer, endStep, { id, step: 'which' });
    expect(await waits(data)).toEqual(['Rule out the data before the model']);
  });

  test('of an incident that is private is not shown to others, and cannot be acted on by them [GOV 6.2]', async () => {
    const code = await declared(story);
    const id = await follows(code);
    const teamId = await teamOf(story, story.sre);
    await story.done(story.sre, makePrivate, { code, teamId });
    const seen = await getExecution(story.host.services.use, story.bystander.actor, id);
    expect(codeOf(seen)).toBe('runbooks/no-such-execution');
    expect(codeOf(await story.as(story.bystander, takeStep, { id, step: 'which' }))).toBe('runbooks/no-such-execution');
  });
});

test('a drill that passes is the runbook’s newest, and one that fails is not [GOV 7.10]', async () => {
  story.host.clock.moveTo(new Date('2027-03-02T00:00:00Z'));
  const findings = async () => (await runbookFindings(reads())).map(({ message }) => message);
  expect(await findings()).toEqual(['15 runbooks, api_outage among them, were not drilled in time.']);
  const failed = await follows(await declared(story, true), 'api_outage');
  await story.done(story.sre, finishExecution, { id: failed, outcome: 'failed' });
  expect(await findings()).toEqual(['15 runbooks, api_outage among them, were not drilled in time.']);
  const id = await follows(await declared(story, true), 'api_outage');
  for (const { id: step } of (await shown(id)).steps) await story.done(story.sre, endStep, { id, step });
  await story.done(story.sre, finishExecution, { id, outcome: 'passed' });
  expect((await shown(id)).isDrill).toBe(true);
  expect(await findings()).toEqual(['14 runbooks, audit_sink_failure among them, were not drilled in time.']);
});
