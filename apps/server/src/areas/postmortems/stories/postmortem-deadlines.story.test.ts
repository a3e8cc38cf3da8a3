import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { reopenIncident } from '../../incidents/commands/reopen-incident.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';
import { incidentOf } from '../../incidents/testing/incident-story.ts';
import { begin } from '../commands/begin.ts';
import { schedule } from '../commands/schedule.ts';
import { getPostmortem } from '../queries/get-postmortem.ts';
import { resolved, startPostmortemStory, words, type PostmortemStory } from '../testing/postmortem-story.ts';

let it: PostmortemStory;
beforeEach(async () => {
  it = await startPostmortemStory();
});
afterEach(async () => it.story.end());

const page = async (code: string, who = it.story.engineer) => {
  const found = await getPostmortem(it.story.host.services.use, who.actor, code);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};

const hoursLeft = async (code: string): Promise<number> =>
  (Date.parse((await page(code)).dueAt ?? '') - it.story.host.clock.now().getTime()) / 3_600_000;

describe('what a resolved incident owes', () => {
  test('a SEV-1 owes a postmortem 48 hours after its resolution, and a miss is recorded and told [GOV 3.1.8]', async () => {
    const code = await resolved(it, 'SEV-1');
    expect(await page(code)).toMatchObject({ state: 'owed', rule: 'required', clause: '3.1.8', isLate: false });
    expect(await hoursLeft(code)).toBe(48);
    await it.story.advance({ hours: 48, minutes: -1 });
    expect(await it.story.entries('postmortem.missed')).toEqual([]);
    await it.story.advance({ minutes: 1 });
    expect(await it.story.entries('postmortem.missed')).toMatchObject([{ clause: '3.1.8' }]);
    expect(it.told.filter(({ why }) => why === 'postmortem-missed').map(({ to }) => to)).toEqual(
      expect.arrayContaining([it.story.engineer.id, it.story.lead.id]),
    );
    expect((await page(code)).isLate).toBe(true);
  });

  test('a SEV-2 owes one within a week [GOV 3.2.6]', async () => {
    const code = await resolved(it, 'SEV-2');
    expect(await page(code)).toMatchObject({ state: 'owed', rule: 'required', clause: '3.2.6' });
    expect(await hoursLeft(code)).toBe(7 * 24);
  });

  test('a SEV-3 is recommended one where its pattern recurs, and else owes none [GOV 3.3.6]', async () => {
    const alone = await resolved(it, 'SEV-3');
    expect(await page(alone)).toMatchObject({ state: 'none' });
    it.recurrences = 2;
    const again = await resolved(it, 'SEV-3');
    expect(await page(again)).toMatchObject({ state: 'owed', rule: 'recommended', clause: '3.3.6' });
    expect(await it.story.entries('postmortem.owed')).toMatchObject([{ data: { recurrences: 2 } }]);
  });

  test('a SEV-4 owes none, and somebody may write one all the same [GOV 3.4.4]', async () => {
    it.recurrences = 9;
    const code = await resolved(it, 'SEV-4');
    expect(await page(code)).toMatchObject({ state: 'none' });
    await it.story.done(it.story.sre, begin, { code });
    expect(await page(code)).toMatchObject({ state: 'draft', rule: 'by-choice', clause: '3.4.4' });
  });

  test('one that is reopened counts again from its second resolution, and owes nothing in between', async () => {
    const code = await resolved(it, 'SEV-1');
    await it.story.advance({ hours: 1 });
    const { version } = await incidentOf(it.story, code);
    await it.story.done(it.story.sre, reopenIncident, { code, reason: words('it is back'), expectedVersion: version });
    await it.story.advance({ hours: 60 });
    expect(await it.story.entries('postmortem.missed')).toEqual([]);
    await it.story.done(it.story.sre, resolveIncident, { code, note: words('gone') });
    expect(await hoursLeft(code)).toBe(48);
  });
});

test('what cannot be begun says why, and what is not there is not', async () => {
  const { code } = await it.story.done(it.story.sre, declareIncident, { title: words('Slow'), facts: {} });
  expect(await it.story.as(it.story.sre, begin, { code })).toMatchObject({
    ok: false,
    error: { code: 'postmortems/not-resolved' },
  });
  expect(await it.story.as(it.story.sre, begin, { code: 'INC-ZZZZZ' })).toMatchObject({
    ok: false,
    error: { code: 'postmortems/not-found' },
  });
});

describe('its review', () => {
  test('is asked of the commander at half time while nobody has scheduled it, and only then [GOV 8.2]', async () => {
    const [first, second] = [await resolved(it, 'SEV-1'), await resolved(it, 'SEV-1')];
    const at = new Date(it.story.host.clock.now().getTime() + 30 * 3_600_000).toISOString();
    await it.story.done(it.story.engineer, schedule, { code: second, at, facilitator: it.story.sre.id });
    expect(it.told).toEqual([]);
    await it.story.advance({ hours: 24 });
    expect(it.told.filter(({ why }) => why === 'review-unscheduled')).toEqual([
      { to: it.story.engineer.id, why: 'review-unscheduled' },
    ]);
    expect(await it.story.entries('postmortem.review_prompted')).toMatchObject([{ clause: '8.2' }]);
    expect(await page(second)).toMatchObject({ review: { at, facilitator: { id: it.story.sre.id } } });
    expect((await page(first)).review).toBeUndefined();
  });

  test('is scheduled ahead, with a member, by the commander or whoever facilitates [GOV 8.2, 2.5]', async () => {
    const code = await resolved(it, 'SEV-1');
    const at = new Date(it.story.host.clock.now().getTime() + 3_600_000).toISOString();
    const facilitator = it.story.sre.id;
    expect(await it.story.as(it.story.bystander, schedule, { code, at, facilitator })).toMatchObject({
      ok: false,
      error: { kind: 'forbidden', clause: '8.2' },
    });
    expect(await it.story.as(it.story.sre, schedule, { code, at: '2020-01-01T00:00:00Z', facilitator })).toMatchObject({
      ok: false,
      error: { code: 'postmortems/not-ahead' },
    });
    expect(
      await it.story.as(it.story.sre, schedule, { code, at, facilitator: '00000000-0000-4000-8000-00000000dead' }),
    ).toMatchObject({ ok: false, error: { code: 'postmortems/no-such-person' } });
  });
});
