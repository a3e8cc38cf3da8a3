import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTwoServers, type TwoServers } from '../../../testing/two-servers.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { postmortemTell } from '../due-kinds.ts';
import { registerPostmortemReactions } from '../reactions/register.ts';
import { resolved, startPostmortemStory, type PostmortemStory } from '../testing/postmortem-story.ts';

let it: PostmortemStory;
let servers: TwoServers;
let told: { key: string; why: string }[];
beforeEach(async () => {
  it = await startPostmortemStory();
  told = [];
  servers = startTwoServers(it.story, (registry) => {
    registerIncidentReactions(registry);
    registerPostmortemReactions(registry);
    registry.onTask(postmortemTell, async ({ key, payload: { why } }) => {
      told.push({ key, why });
      return { kind: 'done' };
    });
  });
});
afterEach(async () => it.story.end());

test.each(['postmortem.review_prompt', 'postmortem.due'])(
  'with one of two servers killed at %s, its commander is reminded once and a miss is one [GOV 3.1.8, 8.2]',
  async (kind) => {
    await resolved(it, 'SEV-1');
    servers.killAt(kind);
    await servers.advance({ hours: 49 });
    expect(servers.deaths()).toBe(1);
    servers.restart();
    await servers.advance({ hours: 1 });
    expect(told.filter(({ why }) => why === 'review-unscheduled')).toHaveLength(1);
    expect(new Set(told.map(({ key }) => key)).size).toBe(told.length);
    expect(await it.story.entries('postmortem.missed')).toHaveLength(1);
  },
);
