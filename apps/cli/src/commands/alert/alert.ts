import { incidentCode } from '../../command-line/incident-code.ts';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { alertTable } from '../../output/alert-table.ts';
import { pagingOf, pagingOptions } from '../paging.ts';

const states = ['firing', 'resolved'] as const;

const list: Verb = {
  usage: 'list',
  summary: 'alerts, newest first',
  options: [
    { flags: '--state <state>', what: 'firing or resolved', choices: states },
    { flags: '-q, --query <words>', what: 'with these words' },
    { flags: '-i, --incident <code>', what: 'of one incident' },
    ...pagingOptions,
  ],
  async run({ options, connection }) {
    const { api } = connection();
    const of = options.text('incident');
    const code = of === undefined ? undefined : incidentCode(of);
    const [state, q] = [options.choice('state', states), options.text('query')];
    const page = await answerOf(
      code === undefined
        ? api.GET('/v1/alerts', {
            params: {
              query: {
                ...(state === undefined ? {} : { state }),
                ...(q === undefined ? {} : { q }),
                ...pagingOf(options),
              },
            },
          })
        : api.GET('/v1/incidents/{code}/alerts', { params: { path: { code }, query: pagingOf(options) } }),
    );
    return { json: page, words: (screen) => alertTable(page.items, screen) };
  },
};

export const alert: Noun = { name: 'alert', summary: 'what monitoring sent', group: 'Respond:', verbs: [list] };
