import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { integrationPage } from '../../output/integration-page.ts';
import { teamNames } from './team-names.ts';

export const show: Verb = {
  usage: 'show <id>',
  summary: 'one integration: its team, and how its labels are read',
  next: 'muster integration list',
  async run({ words: [id = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/integrations/{id}', { params: { path: { id } } }));
    const nameOf = await teamNames(api, shown);
    return { json: shown, words: (screen) => integrationPage(shown, nameOf, screen) };
  },
};
