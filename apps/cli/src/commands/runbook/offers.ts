import type { Verb } from '../../command-line/verb.ts';
import { incidentCode } from '../../command-line/incident-code.ts';
import { answerOf } from '../../connection/connection.ts';
import { clean } from '../../output/clean.ts';

export const offers: Verb = {
  usage: 'for <code>',
  summary: 'the runbooks that match an incident, best first, and why',
  next: 'muster incident follow-runbook <code> <runbook>',
  async run({ words: [given = ''], connection }) {
    const { api } = connection();
    const path = { code: incidentCode(given) };
    const { items } = await answerOf(api.GET('/v1/incidents/{code}/runbooks', { params: { path } }));
    return {
      json: { items },
      words: () =>
        items.length === 0
          ? 'No runbook lists its alerts as triggers. To see all runbooks: muster runbook list\n'
          : items
              .map(
                ({ id, version, title, because }) =>
                  `${clean(`${id} ${version}  ${title}, for ${because.join(', ')}`)}\n`,
              )
              .join(''),
    };
  },
};
