import { nobodyOnCall, ownHandWords, personWords, type OnCall } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { paragraphs } from '../../output/paragraphs.ts';
import { table } from '../../output/table.ts';
import type { Screen } from '../../output/screen.ts';
import { personFinder } from '../given-person.ts';

const show: Verb = {
  usage: 'show',
  summary: 'who is on call now; while nobody is, whom a page calls instead',
  async run({ connection }) {
    const onCallNow = await answerOf(connection().api.GET('/v1/on-call'));
    return { json: onCallNow, words: (screen) => whoIsCalled(onCallNow, screen) };
  },
};

const set: Verb = {
  usage: 'set [members...]',
  summary: 'put these members on call, by e-mail or id, never oneself; none empties the list',
  examples: ['muster oncall set grace@example.org ada@example.org'],
  async run({ words, connection }) {
    const { api } = connection();
    const personId = personFinder(api);
    const asked = await Promise.all(words.map(async (word) => personId(word, '[members...]')));
    const onCallNow = await answerOf(api.PUT('/v1/on-call', { body: { people: asked } }));
    return { json: onCallNow, words: (screen) => whoIsCalled(onCallNow, screen) };
  },
};

const whoIsCalled = (onCallNow: OnCall, screen: Screen): string => {
  const ownHand = ownHandWords(onCallNow.unseparated);
  return listed(onCallNow, screen) + (ownHand === undefined ? '' : `${paragraphs(ownHand, screen.columns)}\n`);
};

const listed = ({ people, calledInstead }: OnCall, screen: Screen): string =>
  people.length === 0
    ? `${paragraphs(nobodyOnCall(calledInstead), screen.columns)}\nnext  muster oncall set <e-mail>…\n`
    : table(
        people,
        [
          { head: 'WHO', cell: personWords, shrinksTo: 12 },
          { head: 'ROLES', cell: ({ roles }) => (roles ?? []).join(', '), shrinksTo: 12, dropped: 1 },
          { head: 'ID', cell: ({ id }) => id },
        ],
        screen,
      );

export const onCall: Noun = { name: 'oncall', summary: 'whom a SEV-1 calls', group: 'Respond:', verbs: [show, set] };
