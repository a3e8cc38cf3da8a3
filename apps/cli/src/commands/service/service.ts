import type { ServicePage } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import type { Screen } from '../../output/screen.ts';
import { importFile } from './import-file.ts';

const show: Verb = {
  usage: 'show <service-name>',
  summary: 'one service: its owner, its dependencies and its dependents',
  next: 'muster service list',
  async run({ words: [name = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/services/{name}', { params: { path: { name } } }));
    return { json: shown, words: (screen) => servicePage(shown, screen) };
  },
};

const servicePage = (shown: ServicePage, screen: Screen): string =>
  fields(
    {
      name: shown.name,
      kind: shown.kind,
      team: shown.team?.name ?? 'not set',
      tier: shown.tier === undefined ? 'not set' : String(shown.tier),
      'user-facing': shown.userFacing === undefined ? 'not set' : shown.userFacing ? 'yes' : 'no',
      'depends on': shown.dependsOn.join(', '),
      dependents: shown.dependents.join(', '),
      addresses: shown.addresses.join(', '),
      runbook: shown.runbook,
      links: shown.links.join('\n'),
      ...mayFields(shown.may),
      version: String(shown.version),
    },
    screen,
  );

export const service: Noun = {
  name: 'service',
  summary: 'the catalog: services, models, pipelines, data sets (by name)',
  group: 'Respond:',
  verbs: [show, importFile],
};
