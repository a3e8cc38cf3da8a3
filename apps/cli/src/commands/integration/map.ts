import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { integrationPage } from '../../output/integration-page.ts';
import { givenMapping, mappingOption } from './given-mapping.ts';
import { teamNames } from './team-names.ts';

export const map: Verb = {
  usage: 'map <id>',
  summary: 'read the labels of what comes from now on in another way; the whole mapping is replaced',
  options: [{ ...mappingOption, isNeeded: true }],
  examples: [
    `muster integration map <id> --mapping '{"severity":{"label":"urgency","values":{"page":"SEV-1"}}}'`,
    `muster integration map <id> --mapping '{"team":{"label":"squad","values":{"pay":"payroll"}}}'`,
    'muster integration map <id> --mapping - < mapping.json',
    `muster integration map <id> --mapping '{}'   # as the policy says`,
  ],
  next: 'muster integration show <code>',
  async run({ words: [id = ''], options, shell, connection }) {
    const { api } = connection();
    const mapping = await givenMapping(options.needed('mapping'), shell, api);
    const changed = await answerOf(
      api.PUT('/v1/integrations/{id}/mapping', { params: { path: { id } }, body: { mapping } }),
    );
    const nameOf = await teamNames(api, changed);
    return { json: changed, words: (screen) => integrationPage(changed, nameOf, screen) };
  },
};
