import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { timelineWords } from '../../output/timeline-words.ts';

export const timeline: Verb = {
  usage: 'timeline <code>',
  summary: 'what happened, in order',
  next: 'muster incident list',
  async run({ words: [code = ''], connection }) {
    const { items } = await answerOf(
      connection().api.GET('/v1/incidents/{code}/timeline', { params: { path: { code } } }),
    );
    return { json: { items }, words: (screen) => timelineWords(items, screen) };
  },
};
