import { afterEach, beforeEach, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { Story } from '../../../testing/story.ts';
import { createPeople } from '../../identity/public.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { addNote } from '../commands/add-note.ts';
import { takeCommand } from '../commands/take-command.ts';
import { updateStakeholders } from '../commands/update-stakeholders.ts';
import { obligations } from '../obligations.ts';
import { duties } from '../queries/list-duties.ts';
import { incidentReads } from '../services.ts';
import { declareAs, startClockStory } from '../testing/clock-story.ts';
import { incidentOf } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startClockStory();
  const { services, db, clock, dataKeys, ring } = story.host;
  const people = createPeople({ dataKeys, ring });
  services.give(incidentReads, { db, clock, people, policies: () => story.host.policies() } as never);
});
afterEach(async () => story.end());

type Row = {
  readonly duty: string;
  readonly state: string;
  readonly says: string;
  readonly of?: { readonly id: string };
};
const dutiesOf = async (code: string): Promise<ReadonlyMap<string, Row>> => {
  const asked = { actor: story.sre.actor, key: { code }, filters: {}, after: undefined, limit: 50 };
  const { items } = await duties.page(story.host.services.use, asked);
  return new Map((items as Row[]).map((row) => [row.duty, row]));
};

test('with nobody in command by name, whoever is first on call is proposed [GOV 8.1]', async () => {
  const code = await declareAs(story, 'SEV-1');
  expect((await dutiesOf(code)).get('command')).toMatchObject({ state: 'open', of: { id: story.sre.id } });
  await story.done(story.secondSre, takeCommand, { code });
  expect((await dutiesOf(code)).get('command')).toMatchObject({ state: 'kept', of: { id: story.secondSre.id } });
});

test('the timeline, the cadence and the postmortem are the commander’s, and measured [GOV 8.2]', async () => {
  const code = await declareAs(story, 'SEV-1');
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.sre, takeCommand, { code });
  await story.advance({ minutes: 10 });
  await story.done(story.sre, updateStakeholders, { code, text: ownWords('we are on it') });
  expect((await dutiesOf(code)).get('timeline-accuracy')?.state).toBe('kept');
  const occurredAt = new Date(story.host.clock.now().getTime() - 8 * 60_000).toISOString();
  await story.done(story.sre, addNote, { code, text: ownWords('it began here'), occurredAt });
  await story.advance({ minutes: 16 });
  const measured = await dutiesOf(code);
  expect(measured.get('timeline-accuracy')).toMatchObject({
    state: 'broken',
    says: '1 of 2 within 5 min, 1 added later; longest gap 16 min, over the cadence',
  });
  expect(measured.get('update-cadence')).toMatchObject({ state: 'broken', says: '1 in time, 1 missed' });
  expect(measured.get('postmortem-scheduling')).toMatchObject({ state: 'open', of: { id: story.sre.id } });

  const { id } = await incidentOf(story, code);
  const who = { actor: { kind: 'system', part: 'due-work' }, requestId: asId<'request'>('postmortem') } as const;
  const name = { incident: id, kind: 'postmortem' } as const;
  const request = { ...name, clause: '3.1.8', what: ownWords('Write the postmortem'), blocks: ['closing'] } as const;
  await transact(story.host, who, async (ctx) => ok(await obligations.place(ctx, request)));
  expect((await dutiesOf(code)).get('postmortem-scheduling')).toMatchObject({ state: 'open' });
  await transact(story.host, who, async (ctx) => ok(await obligations.discharge(ctx, name)));
  expect((await dutiesOf(code)).get('postmortem-scheduling')).toMatchObject({ state: 'kept', says: 'done' });
});
