import { channelWords, personWords } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { table } from '../../output/table.ts';
import { agoWords } from '../../output/time-words.ts';

const list: Verb = {
  usage: 'list <code>',
  summary: 'who was paged for an incident, by which channel, and when it was answered',
  next: 'muster incident list',
  async run({ words: [code = ''], connection }) {
    const { items } = await answerOf(
      connection().api.GET('/v1/incidents/{code}/pages', { params: { path: { code } } }),
    );
    return {
      json: { items },
      words: (screen) =>
        items.length === 0
          ? 'Nobody was paged.\n'
          : table(
              items,
              [
                { head: 'WHO', cell: ({ to }) => personWords(to) },
                { head: 'STATE', cell: ({ state, drill }) => `${state}${drill ? ' (drill)' : ''}` },
                { head: 'CHANNEL', cell: ({ channel }) => channelWords(channel), dropped: 2 },
                { head: 'QUEUED', cell: ({ queuedAt }) => agoWords(queuedAt, screen.now) },
                {
                  head: 'ANSWERED',
                  cell: ({ answeredAt }) => (answeredAt === undefined ? '' : agoWords(answeredAt, screen.now)),
                },
                { head: 'WHY', cell: ({ why, clause }) => `${why} §${clause}`, shrinksTo: 16, dropped: 3 },
              ],
              screen,
            ),
    };
  },
};

export const page: Noun = { name: 'page', summary: 'who was called', group: 'Respond:', verbs: [list] };
