import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import type { Story } from '../../../testing/story.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import type { IncidentFilter } from '../queries/list-incidents.ts';
import { countRows, EVERYTHING, listRows } from '../store/list-rows.ts';
import { startIncidentStory, teamOf, title } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

const found = async (filter: IncidentFilter, scope = EVERYTHING) => {
  const rows = await listRows(story.host.db, filter, scope, { asOf: story.host.clock.now(), limit: 10 });
  expect(await countRows(story.host.db, filter, scope)).toBe(rows.length);
  return rows.map(({ incident }) => incident.code);
};

describe('searching the list', () => {
  test('finds an incident by its code, in any writing, and by the pasted address of its page', async () => {
    const { code } = await story.done(story.engineer, declareIncident, { title });
    await story.done(story.engineer, declareIncident, { title });
    const letters = code.slice('INC-'.length);
    for (const words of [
      code,
      code.toLowerCase(),
      letters,
      letters.toLowerCase(),
      ` inc ${letters} `,
      `https://muster.example.org/incidents/${code}?from=page#last`,
    ])
      expect([words, await found({ words, drill: false, isOpen: true })]).toEqual([words, [code]]);
  });

  test('a code names its incident whatever else the list is narrowed to, a drill or one that is over', async () => {
    const { code } = await story.done(story.engineer, declareIncident, { title, drill: true });
    expect(await found({ words: code, drill: false, isOpen: false, severity: 'SEV-4' })).toEqual([code]);
    expect(await found({ drill: false, isOpen: false })).toEqual([]);
  });

  test('and finds none that the reader may not know of [GOV 6.2]', async () => {
    const teamId = await teamOf(story, story.engineer);
    const { code } = await story.done(story.engineer, declareIncident, { title, teamId, visibility: 'team' });
    expect(await found({ words: code }, { ...EVERYTHING, teams: [] })).toEqual([]);
    expect(await found({ words: code }, { ...EVERYTHING, teams: [asId<'team'>(teamId)] })).toEqual([code]);
  });
});
