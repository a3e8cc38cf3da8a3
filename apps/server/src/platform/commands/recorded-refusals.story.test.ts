import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acknowledgeIncident } from '../../areas/incidents/commands/acknowledge-incident.ts';
import { declareIncident } from '../../areas/incidents/commands/declare-incident.ts';
import { ownWords } from '../../kernel/scrubbed.ts';
import { startStory, type Story } from '../../testing/story.ts';
import { closeRefusals } from './close-refusals.ts';
import { closeRefusalMinute } from './due-kinds.ts';

let story: Story;
let code: string;
beforeEach(async () => {
  story = await startStory([
    (registry) => registry.onDeadline(closeRefusalMinute, (ctx, row) => closeRefusals(ctx, row.payload)),
  ]);
  ({ code } = await story.done(story.sre, declareIncident, { title: ownWords('Slow model') }));
});
afterEach(async () => story.end());

const refuse = async () => story.as(story.bystander, acknowledgeIncident, { code });
const recorded = async (action: string) => (await story.entries(action)).map(({ data }) => data);
const counters = async () => (await sql`select code from refusal_counts`.execute(story.host.db)).rows;

test('one refusal is one entry, and its minute leaves nothing behind [GOV 7.1]', async () => {
  await refuse();
  expect(await recorded('access.refused')).toMatchObject([{ command: 'incident.acknowledge' }]);
  await story.advance({ minutes: 1 });
  expect(await recorded('access.refused_again')).toEqual([]);
  expect(await counters()).toEqual([]);
});

test('a minute of refusals is two entries: the first, and how many followed [GOV 7.1]', async () => {
  for (let times = 0; times < 4; times += 1) await refuse();
  expect(await recorded('access.refused')).toHaveLength(1);
  await story.advance({ minutes: 1 });
  expect(await recorded('access.refused_again')).toMatchObject([{ count: 3, command: 'incident.acknowledge' }]);
  expect(await counters()).toEqual([]);
});

test('the next minute’s first refusal is an entry at once again [GOV 7.1]', async () => {
  await refuse();
  await story.advance({ minutes: 1 });
  await refuse();
  expect(await recorded('access.refused')).toHaveLength(2);
});
