import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { timelineWords } from '../../output/timeline-words.ts';

const kinds = ['people', 'pages', 'alerts', 'clocks', 'policy'] as const;

export const timeline: Verb = {
  usage: 'timeline <code>',
  summary: 'what happened, in order',
  options: [{ flags: '-k, --kind <kind>', what: 'of one kind only', choices: kinds }],
  next: 'muster incident list',
  async run({ words: [code = ''], options, connection }) {
    const kind = options.choice('kind', kinds);
    const whole = await answerOf(connection().api.GET('/v1/incidents/{code}/timeline', { params: { path: { code } } }));
    const items = whole.items.filter((item) => kind === undefined || item.kind === kind);
    return { json: { items }, words: (screen) => timelineWords(items, screen) };
  },
};
