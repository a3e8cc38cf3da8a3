import { nobodyOnCall, ownHandWords, personWords, type OnCall } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { paragraphs } from '../../output/paragraphs.ts';
import { table } from '../../output/table.ts';
import type { Screen } from '../../output/screen.ts';

const show: Verb = {
  usage: 'show',
  summary: 'who is on call now; if nobody is, who is paged instead',
  async run({ connection }) {
    const onCallNow = await answerOf(connection().api.GET('/v1/on-call'));
    return { json: onCallNow, words: (screen) => whoIsCalled(onCallNow, screen) };
  },
};

/** Who is on call, or who is called when nobody is. */
export const whoIsCalled = (onCallNow: OnCall, screen: Screen): string => {
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

export const onCall: Noun = { name: 'oncall', summary: 'who a SEV-1 pages', group: 'Respond:', verbs: [show] };
