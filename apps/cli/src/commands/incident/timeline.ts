import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { foldTimeline } from '@muster/api-client';
import { timelineWords } from '../../output/timeline-words.ts';

const kinds = ['people', 'pages', 'alerts', 'clocks', 'policy'] as const;

export const timeline: Verb = {
  usage: 'timeline <code>',
  summary: 'what happened, in order',
  options: [
    { flags: '-k, --kind <kind>', what: 'only entries of one kind', choices: kinds },
    { flags: '--every', what: 'one line per entry; by default each round of paging is one line' },
  ],
  next: 'muster incident list',
  async run({ words: [code = ''], options, connection }) {
    const kind = options.choice('kind', kinds);
    const whole = await answerOf(connection().api.GET('/v1/incidents/{code}/timeline', { params: { path: { code } } }));
    const items = whole.items.filter((item) => kind === undefined || item.kind === kind);
    const lines = options.flag('every') ? items.flatMap((item) => foldTimeline([item])) : foldTimeline(items);
    return { json: { items }, words: (screen) => timelineWords(lines, screen) };
  },
};
