import { personWords, type Person } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { table } from '../../output/table.ts';
import type { Screen } from '../../output/screen.ts';
import { personFinder } from '../given-person.ts';

const show: Verb = {
  usage: 'show',
  summary: 'who is on call now, in the order in which they are called',
  async run({ connection }) {
    const { people } = await answerOf(connection().api.GET('/v1/on-call'));
    return { json: { people }, words: (screen) => ladder(people, screen) };
  },
};

const set: Verb = {
  usage: 'set [members...]',
  summary: 'put these members on call, by e-mail or id, in this order; none empties the list',
  examples: ['muster oncall set grace@example.org ada@example.org'],
  async run({ words, connection }) {
    const { api } = connection();
    const personId = personFinder(api);
    const asked = await Promise.all(words.map(async (word) => personId(word, '[members...]')));
    await answerOf(api.PUT('/v1/on-call', { body: { people: asked } }));
    const { people } = await answerOf(api.GET('/v1/on-call'));
    return { json: { people }, words: (screen) => ladder(people, screen) };
  },
};

const ladder = (people: readonly Person[], screen: Screen): string =>
  people.length === 0
    ? 'Nobody is on call: a SEV-1 would page no one.\nnext  muster oncall set <e-mail>…\n'
    : table(
        people.map((person, place) => ({ person, place })),
        [
          { head: '#', cell: ({ place }) => String(place + 1) },
          { head: 'WHO', cell: ({ person }) => personWords(person), shrinksTo: 12 },
          { head: 'ROLES', cell: ({ person }) => (person.roles ?? []).join(', '), shrinksTo: 12, dropped: 1 },
          { head: 'ID', cell: ({ person }) => person.id },
        ],
        screen,
      );

export const onCall: Noun = { name: 'oncall', summary: 'whom a SEV-1 calls', group: 'Respond:', verbs: [show, set] };
