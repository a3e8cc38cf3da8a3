import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { addPerson, putOnCall, type TestPerson } from '../../../testing/people.ts';
import type { Story } from '../../../testing/story.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { mitigateIncident } from '../../incidents/commands/mitigate-incident.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';
import { raiseSeverity } from '../../incidents/commands/raise-severity.ts';
import { takeCommand } from '../../incidents/commands/take-command.ts';
import { updateStakeholders } from '../../incidents/commands/update-stakeholders.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { sev1, teamOf, title } from '../../incidents/testing/incident-story.ts';
import { answer, object, ratify } from '../commands/answer.ts';
import { actViews, questionsTo } from '../queries/act-views.ts';
import { questionsWaiting } from '../queries/waiting.ts';
import { listActs } from '../store/acts.ts';
import { readingIn, startRaciStory } from '../testing/raci-story.ts';
import { noticeTexts, settleNotices } from '../told.ts';

let story: Story;
beforeEach(async () => (story = await startRaciStory()));
afterEach(async () => story.end());

type NoticeRow = { readonly id: string; readonly to: string; readonly way: string; readonly state: string };
const notices = async (): Promise<readonly NoticeRow[]> =>
  (
    await sql<NoticeRow>`select id, principal_id as to, way, state from notices order by told_at, id`.execute(
      story.host.db,
    )
  ).rows;
const consultations = async () =>
  (
    await sql<{ id: string; role: string; letter: string; state: string }>`
      select id, role, letter, state from consultations order by asked_at, role`.execute(story.host.db)
  ).rows;
const asked = async (who: TestPerson) =>
  (await questionsTo(readingIn(story), who.actor)).map(({ act }) => act.activity);
const shown = async (who: TestPerson) => {
  const reader = readingIn(story);
  const acts = await listActs(reader.db, { teams: 'all', name: undefined, after: undefined, limit: 50 });
  return actViews(reader, who.actor, acts);
};

/** Ends the incident's clocks and pages, so that advancing a day is fast. */
async function end(code: string): Promise<void> {
  await story.done(story.sre, acknowledgeIncident, { code });
  for (const step of [mitigateIncident, resolveIncident])
    await story.done(story.sre, step, { code, note: ownWords('rolled back') });
}

/** A SEV-1 whose commander has sent its first update. */
async function updated(): Promise<string> {
  const { code } = await story.done(story.engineer, declareIncident, sev1);
  await story.done(story.engineer, takeCommand, { code });
  await story.done(story.engineer, updateStakeholders, { code, text: ownWords('We are looking.') });
  await story.advance({ seconds: 1 });
  return code;
}

describe('whoever is informed is told', () => {
  test('of a declared SEV-1 or SEV-2 and of no milder one: those on call at once [GOV 2.1]', async () => {
    const onCallEngineer = await addPerson(story.host, ['ml-engineer']);
    await putOnCall(story.host, [onCallEngineer]);
    await story.done(story.bystander, declareIncident, { title, facts: { ...factsFor['SEV-3'] } });
    await story.advance({ seconds: 1 });
    expect(await notices()).toEqual([]);
    await story.done(story.bystander, declareIncident, sev1);
    await story.advance({ seconds: 1 });
    expect((await notices()).map(({ to, way }) => [to, way])).toEqual([[onCallEngineer.id, 'at-once']]);
    expect((await shown(story.sre))[0]).toMatchObject({
      title: 'Declare SEV-1 / SEV-2',
      byDigest: ['ML Engineer', 'Data Engineer', 'Platform Governance'],
      told: { waiting: 1 },
    });
  });

  test('of one that became worse, and of no incident twice [GOV 2.1]', async () => {
    const { code } = await story.done(story.sre, declareIncident, { title, facts: { ...factsFor['SEV-3'] } });
    for (const severity of ['SEV-2', 'SEV-1'] as const)
      await story.done(story.sre, raiseSeverity, { code, severity, reason: ownWords('it spreads') });
    await story.advance({ seconds: 1 });
    expect((await shown(story.sre)).map(({ activity }) => activity)).toEqual(['declare-incident']);
  });

  test('the owner’s team at once, and the rest of the roles by one digest, without what they heard already [GOV 2.10]', async () => {
    const owner = await addPerson(story.host);
    const teamId = await teamOf(story, owner);
    const second = await addPerson(story.host, ['ml-engineer']);
    for (let times = 0; times < 2; times += 1) {
      const { code } = await story.done(story.bystander, declareIncident, { ...sev1, teamId });
      await story.advance({ seconds: 1 });
      await end(code);
    }
    expect((await notices()).map(({ to, way }) => [to, way])).toEqual([
      [owner.id, 'at-once'],
      [owner.id, 'at-once'],
    ]);
    await story.advance({ hours: 24 });
    const digests = (await notices()).filter(({ way }) => way === 'digest');
    expect(new Set(digests.map(({ to }) => to))).toEqual(new Set([story.engineer.id, second.id, story.governance.id]));
    const digest = digests[0]?.id ?? '';
    const text = (await noticeTexts({ db: story.host.db, policies: story.host.policies() }, [digest])).get(digest);
    expect(text).toMatchObject({ way: 'digest', path: '/acts' });
    expect(text?.line).toMatch(/^2 acts that .* is informed of$/);
  });

  test('of nothing that they may not know of', async () => {
    const inside = await addPerson(story.host, ['ml-engineer']);
    const outside = await addPerson(story.host, ['ml-engineer']);
    await putOnCall(story.host, [inside, outside]);
    const teamId = await teamOf(story, inside);
    const insider = await addPerson(story.host, ['ml-platform-sre']);
    const { code } = await story.done(inside, declareIncident, { ...sev1, teamId, visibility: 'team' });
    await story.advance({ seconds: 1 });
    await end(code);
    await story.advance({ hours: 25 });
    expect((await notices()).map(({ to }) => to)).not.toContain(outside.id);
    expect((await notices()).map(({ to }) => to)).not.toContain(insider.id);
  });

  test('and whether a message was handed over, or reached nobody, is on the record [GOV 2.10]', async () => {
    const [first, second] = [
      await addPerson(story.host, ['ml-engineer']),
      await addPerson(story.host, ['data-engineer']),
    ];
    await putOnCall(story.host, [first, second]);
    await story.done(story.bystander, declareIncident, sev1);
    await story.advance({ seconds: 1 });
    const outcomes = [{ state: 'handed-over' }, { state: 'failed', reason: 'no-channel' }] as const;
    for (const [place, { id }] of (await notices()).entries()) await settled(id, outcomes[place] ?? outcomes[0]);
    const [act] = await shown(story.sre);
    expect(act?.told).toEqual({ handedOver: 1, failed: 1, waiting: 0 });
    expect((await story.entries('notice.settled')).map(({ data }) => [data['to'], data['state']])).toEqual([
      [first.id, 'handed-over'],
      [second.id, 'failed'],
    ]);
    const [{ id }] = (await notices()) as [NoticeRow];
    await settled(id, outcomes[1]);
    expect(await story.entries('notice.settled')).toHaveLength(2);
  });
});

const settled = async (id: string, outcome: { readonly state: 'handed-over' | 'failed'; readonly reason?: string }) =>
  transact(
    story.host,
    { actor: { kind: 'system', part: 'due-work' }, requestId: asId<'request'>(story.host.ids.opaque()) },
    async (ctx) => ok(await settleNotices(ctx, new Map([[id, outcome]]))),
  );

describe('whoever is consulted is asked', () => {
  test('once an incident about its updates, which wait for no answer [GOV 2.4]', async () => {
    const code = await updated();
    expect(await consultations()).toMatchObject([{ role: 'ml-platform-sre', letter: 'C', state: 'open' }]);
    const heard = await notices();
    expect(new Set(heard.map(({ to }) => to))).toEqual(new Set([story.sre.id, story.secondSre.id]));
    expect(heard.map(({ way }) => way)).toEqual(['asked', 'asked']);
    await story.done(story.engineer, updateStakeholders, { code, text: ownWords('Still looking.') });
    await story.advance({ seconds: 1 });
    expect(await consultations()).toHaveLength(1);
    expect((await shown(story.sre)).map(({ activity }) => activity)).toEqual([
      'stakeholder-communications',
      'stakeholder-communications',
      'declare-incident',
    ]);
  });

  test('and the answer is on the record, with who gave it [GOV 2.4]', async () => {
    const code = await updated();
    expect(await asked(story.sre)).toEqual(['stakeholder-communications']);
    expect(await asked(story.engineer)).toEqual([]);
    const [question] = await consultations();
    const id = question?.id ?? '';
    const text = ownWords('Batch scoring is not affected.');
    const refusals = [
      await story.as(story.bystander, answer, { id, text }),
      await story.as(story.sre, ratify, { id }),
      await story.as(story.sre, answer, { id: '00000000-0000-4000-8000-0000000000ff', text }),
    ];
    expect(refusals.map((each) => (each.ok ? 'done' : each.error.code))).toEqual([
      'raci/not-asked',
      'raci/other-question',
      'raci/not-found',
    ]);
    const waiting = await questionsWaiting(
      { ...readingIn(story), clock: story.host.clock, policies: () => story.host.policies() },
      story.sre.actor,
    );
    expect(waiting.items).toMatchObject([
      { kind: 'advise', title: `Stakeholder communications, ${code}: ML Platform SRE is asked for advice` },
    ]);
    await story.done(story.sre, answer, { id, text });
    const again = await story.as(story.secondSre, answer, { id, text });
    expect(again.ok ? '' : again.error.code).toBe('raci/settled');
    const act = (await shown(story.engineer)).find(({ activity }) => activity === 'stakeholder-communications');
    expect(act?.consulted).toMatchObject([{ state: 'answered', answer: text, answeredBy: { id: story.sre.id } }]);
    await end(code);
    await story.advance({ hours: 5 });
    expect(await consultations()).toMatchObject([{ state: 'answered' }]);
  });

  test('and silence is on the record once the policy’s time is over [GOV 2.10]', async () => {
    await end(await updated());
    await story.advance({ hours: 3, minutes: 59 });
    expect(await consultations()).toMatchObject([{ state: 'open' }]);
    await story.advance({ minutes: 2 });
    expect(await consultations()).toMatchObject([{ state: 'silent' }]);
    expect(await story.entries('consultation.settled')).toMatchObject([{ data: { state: 'silent' } }]);
  });
});

test('what an alert declared is answered for by whoever commands it by then [GOV 2.1, 8.1]', async () => {
  const service = { actor: { kind: 'system', part: 'alert-intake' } } as const;
  const { code } = await story.done(service, declareIncident, sev1);
  await story.advance({ seconds: 1 });
  expect(await consultations()).toMatchObject([{ role: 'incident-commander', letter: 'A', state: 'open' }]);
  expect(await asked(story.sre)).toEqual([]);
  await story.done(story.sre, takeCommand, { code });
  expect(await asked(story.sre)).toEqual(['declare-incident']);
  const [question] = await consultations();
  const refused = await story.as(story.secondSre, object, { id: question?.id ?? '', text: ownWords('no') });
  expect(refused.ok ? '' : refused.error.code).toBe('raci/not-asked');
  await end(code);
  await story.advance({ hours: 5 });
  expect(await consultations()).toMatchObject([{ state: 'ratified' }]);
});
