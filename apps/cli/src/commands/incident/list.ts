import type { Verb, OptionSpec } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { incidentTable } from '../../output/incident-table.ts';
import { severityChoices } from './severity-choices.ts';
import type { Options } from '../../command-line/options.ts';

const pagingOptions: readonly OptionSpec[] = [
  { flags: '-n, --limit <count>', what: 'how many at most' },
  { flags: '--cursor <cursor>', what: 'continue after the previous page' },
];

function pagingOf(options: Options): { limit?: number; cursor?: string } {
  const [limit, cursor] = [options.number('limit'), options.text('cursor')];
  return { ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) };
}

const phases = ['declared', 'acknowledged', 'mitigated', 'resolved', 'closed'] as const;

export const list: Verb = {
  usage: 'list',
  summary: 'open incidents: what is overdue, what is due next, the rest',
  options: [
    { flags: '-a, --all', what: 'include resolved and closed ones' },
    { flags: '-s, --severity <severity>', what: 'only those of one severity', choices: severityChoices },
    { flags: '-p, --phase <phase>', what: 'only those in one phase', choices: phases },
    { flags: '--drill', what: 'drills instead of real incidents' },
    { flags: '--service <name>', what: 'only those about a service, or with alerts from it' },
    { flags: '-q, --query <words>', what: 'with these words' },
    ...pagingOptions,
  ],
  async run({ options, connection }) {
    const [severity, phase, service, q] = [
      options.choice('severity', severityChoices),
      options.choice('phase', phases),
      options.text('service'),
      options.text('query'),
    ];
    const page = await answerOf(
      connection().api.GET('/v1/incidents', {
        params: {
          query: {
            ...(options.flag('all') || phase !== undefined ? {} : { open: true }),
            ...(options.flag('drill') ? { drill: true } : {}),
            ...(severity === undefined ? {} : { severity }),
            ...(phase === undefined ? {} : { phase }),
            ...(service === undefined ? {} : { service }),
            ...(q === undefined ? {} : { q }),
            ...pagingOf(options),
          },
        },
      }),
    );
    return {
      json: page,
      words: (screen) => {
        if (page.items.length === 0)
          return 'There are no incidents to show.\nnext  muster incident declare "what is wrong"\n';
        const more =
          page.nextCursor === undefined
            ? ''
            : `${screen.paint.dim(`${page.items.length} of ${page.total}; the next: --cursor ${page.nextCursor}`)}\n`;
        return incidentTable(page.items, screen) + more;
      },
    };
  },
};
