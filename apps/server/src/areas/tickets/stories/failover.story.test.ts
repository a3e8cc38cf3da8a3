import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { startTwoServers, type TwoServers } from '../../../testing/two-servers.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { propose } from '../../postmortems/commands/propose.ts';
import { postmortemTell } from '../../postmortems/public.ts';
import { registerPostmortemReactions } from '../../postmortems/reactions/register.ts';
import { resolved } from '../../postmortems/testing/postmortem-story.ts';
import { connectTracker } from '../commands/connect-tracker.ts';
import { openTicket } from '../commands/open-ticket.ts';
import { registerTicketReactions } from '../reactions/register.ts';
import { startTicketStory, type TicketStory } from '../testing/ticket-story.ts';

let it: TicketStory;
let servers: TwoServers;
beforeEach(async () => {
  it = await startTicketStory();
  servers = startTwoServers(it.story, (registry) => {
    registerIncidentReactions(registry);
    registerPostmortemReactions(registry);
    registerTicketReactions(it.tickets)(registry);
    registry.onTask(postmortemTell, async () => ({ kind: 'done' }));
  });
});
afterEach(async () => it.end());

test('with one of two servers killed when it had opened a ticket, there is one ticket and it is known [GOV 8.4]', async () => {
  const { story } = it;
  const code = await resolved({ story, told: it.told, recurrences: 1 }, 'SEV-2');
  const { action: id } = await story.done(story.bystander, propose, { code, title: ownWords('alert on age') });
  const tracker = await story.done(story.sre, connectTracker, {
    name: ownWords('platform'),
    kind: 'github',
    project: 'acme/platform',
  });
  await story.done(story.sre, openTicket, { id, trackerId: tracker.id });
  servers.killAt('ticket.open');
  await servers.advance({ seconds: 1 });
  expect([servers.deaths(), it.github.issues.size]).toEqual([1, 1]);
  servers.restart();
  await servers.advance({ minutes: 10 });
  expect(it.github.issues.size).toBe(1);
  expect(await story.entries('ticket.opened')).toHaveLength(1);
});
