import { afterEach, beforeEach, expect, test } from 'vitest';
import { begin } from '../commands/begin.ts';
import { write } from '../commands/write.ts';
import { getPostmortem } from '../queries/get-postmortem.ts';
import { resolved, startPostmortemStory, words, type PostmortemStory } from '../testing/postmortem-story.ts';
import { missingIn, writeTogether } from '../testing/writing-together.ts';

let it: PostmortemStory;
beforeEach(async () => void (it = await startPostmortemStory()));
afterEach(async () => it.story.end());

test('three people write one section at once, as the server keeps it: nothing that anybody typed is lost [GOV 2.5]', async () => {
  const { story } = it;
  const code = await resolved(it, 'SEV-1');
  await story.done(story.sre, begin, { code });
  const people = [story.sre, story.secondSre, story.engineer];
  let state = 7;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  await isEmpty(code);
  const played = await writeTogether(
    async (who, text, over) =>
      story.done(people[who] ?? story.sre, write, { code, section: 'lessons', text: words(text), over }),
    { people: people.length, edits: 120, random },
  );
  expect(played.conflicts).toBeGreaterThan(0);
  expect(played.lost).toBeGreaterThan(0);
  expect(missingIn(played)).toEqual([]);
  const found = await getPostmortem(story.host.services.use, story.sre.actor, code);
  const text = found.ok ? found.value.sections.find(({ id }) => id === 'lessons')?.text : undefined;
  expect(text).toBe(played.final);
});

/** The record does not prefill this section: it begins at version 0. */
async function isEmpty(code: string): Promise<void> {
  const found = await getPostmortem(it.story.host.services.use, it.story.sre.actor, code);
  const section = found.ok ? found.value.sections.find(({ id }) => id === 'lessons') : undefined;
  expect(section).toMatchObject({ text: '', version: 0 });
}
