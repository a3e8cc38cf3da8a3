import { afterEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { mitigateIncident } from '../../incidents/commands/mitigate-incident.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';
import { getIncident } from '../../incidents/queries/get-incident.ts';
import { listIncidents } from '../../incidents/queries/list-incidents.ts';
import { pressingWork } from '../../incidents/queries/pressing-work.ts';
import { startPagingStory, type PagingStory } from '../testing/paging-story.ts';

let paging: PagingStory;
afterEach(async () => paging.end());

async function shown(code: string) {
  const found = await getIncident(paging.parts.reads, paging.story.bystander.actor, code);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

describe('an incident whose pages reach nobody says so [GOV 2.1]', () => {
  test('on its page and in lists, with why and who was called, until a page is taken', async () => {
    paging = await startPagingStory({ withMail: false });
    const code = await paging.declare();
    const { unreached } = await shown(code);
    expect(unreached).toEqual({
      why: 'no-channel',
      explanation: 'No channel or mail server is set up, so no page can be sent.',
      called: ['Ada Lovelace', 'Grace Hopper'].map((name) => ({
        person: expect.objectContaining({ name }) as object,
        channel: 'no-channel',
        failure: 'no-channel',
      })),
    });
    const { reads } = paging.parts;
    const page = { after: undefined, limit: 10 };
    expect((await listIncidents(reads, paging.story.bystander.actor, {}, page)).items).toMatchObject([{ unreached }]);

    await paging.addWebhook();
    await paging.story.advance({ minutes: 2 });
    expect(await shown(code)).not.toHaveProperty('unreached');
  });

  test('no longer as an open need once somebody acknowledged without a page, nor at all once it is over', async () => {
    paging = await startPagingStory({ withMail: false });
    const code = await paging.declare();
    const { story } = paging;
    const needs = async () => (await pressingWork(paging.parts.reads, story.sre.actor, 10))[0]?.isUnreached;
    expect(await needs()).toBe(true);
    await story.done(story.sre, acknowledgeIncident, { code });
    expect(await needs()).toBe(false);
    expect(await shown(code)).toMatchObject({ unreached: { why: 'no-channel' } });
    const note = ownWords('done');
    await story.done(story.sre, mitigateIncident, { code, note });
    await story.done(story.sre, resolveIncident, { code, note });
    expect(await shown(code)).not.toHaveProperty('unreached');
  });
});
