import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { table } from '../../output/table.ts';

export const questions: Verb = {
  usage: 'questions',
  summary: 'what the policy asks when declaring, with the names that --fact takes',
  async run({ connection }) {
    const { questions: asked } = await answerOf(connection().api.GET('/v1/policy'));
    const rows = Object.entries(asked).map(([name, question]) => ({ name, ...question }));
    return {
      json: asked,
      words: (screen) =>
        table(
          rows,
          [
            { head: 'FACT', cell: ({ name }) => name },
            { head: 'QUESTION', cell: ({ asks }) => asks, shrinksTo: 20 },
            { head: 'ANSWERS', cell: ({ kind, choices }) => (choices ?? [kind]).join(' '), dropped: 1 },
            { head: 'CLAUSE', cell: ({ clause }) => clause, dropped: 2 },
          ],
          screen,
        ),
    };
  },
};
