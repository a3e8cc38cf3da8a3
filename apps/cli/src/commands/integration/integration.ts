import type { NewIntegration } from '@muster/api-client';
import type { Answer, Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import { failureLines } from '../../output/integration-page.ts';
import { table } from '../../output/table.ts';
import { agoWords, instantWords } from '../../output/time-words.ts';
import { teamFinder } from '../given-team.ts';
import { pagingOf, pagingOptions } from '../paging.ts';
import { givenMapping, mappingOption } from './given-mapping.ts';
import { map } from './map.ts';
import { remove } from './remove.ts';
import { show } from './show.ts';

const create: Verb = {
  usage: 'create',
  summary: 'let an Alertmanager in; its key is shown once',
  options: [
    { flags: '--name <name>', what: 'what to call it', isNeeded: true },
    { flags: '--team <team>', what: 'the team that its alerts belong to, by name or id' },
    mappingOption,
  ],
  next: 'muster integration list',
  async run({ options, shell, connection }) {
    const { api, server } = connection();
    const [team, mapping] = [options.text('team'), options.text('mapping')];
    const made = await answerOf(
      api.POST('/v1/integrations', {
        body: {
          name: options.needed('name'),
          kind: 'alertmanager',
          ...(team === undefined ? {} : { teamId: await teamFinder(api)(team, '--team') }),
          ...(mapping === undefined ? {} : { mapping: await givenMapping(mapping, shell, api) }),
        },
      }),
    );
    return withKey(made, server);
  },
};

const rotate: Verb = {
  usage: 'rotate <id>',
  summary: 'replace its key; the old one stops at once',
  next: 'muster integration list',
  async run({ words: [id = ''], connection }) {
    const { api, server } = connection();
    return withKey(await answerOf(api.POST('/v1/integrations/{id}/rotate-key', { params: { path: { id } } })), server);
  },
};

const list: Verb = {
  usage: 'list',
  summary: 'who may send alerts',
  async run({ connection }) {
    const { items, unknownKey } = await answerOf(connection().api.GET('/v1/integrations'));
    return {
      json: { items, unknownKey },
      words: (screen) =>
        (items.length === 0
          ? 'Nothing sends alerts yet.\nnext  muster integration create --name Alertmanager\n'
          : table(
              items,
              [
                { head: 'NAME', cell: ({ name }) => name, shrinksTo: 12 },
                { head: 'KIND', cell: ({ kind }) => kind, dropped: 2 },
                {
                  head: 'LAST RECEIVED',
                  cell: ({ lastReceivedAt }) =>
                    lastReceivedAt === undefined ? 'never' : agoWords(lastReceivedAt, screen.now),
                },
                { head: 'ID', cell: ({ id }) => id },
              ],
              screen,
            )) +
        (unknownKey.length === 0 ? '' : `\nWith a key that no integration has:\n${failureLines(unknownKey, screen)}\n`),
    };
  },
};

const log: Verb = {
  usage: 'log <id>',
  summary: 'what it sent, and why that did what it did',
  options: pagingOptions,
  next: 'muster integration list',
  async run({ words: [id = ''], options, connection }) {
    const page = await answerOf(
      connection().api.GET('/v1/integrations/{id}/received', { params: { path: { id }, query: pagingOf(options) } }),
    );
    return {
      json: page,
      words: (screen) =>
        page.items.length === 0
          ? 'It has sent nothing yet.\n'
          : table(
              page.items,
              [
                { head: 'WHEN', cell: ({ receivedAt }) => instantWords(receivedAt) },
                { head: 'ALERTS', cell: ({ alerts }) => String(alerts), dropped: 2 },
                { head: 'OUTCOME', cell: ({ outcome }) => outcome },
                { head: 'INCIDENTS', cell: ({ incidents }) => incidents.join(' '), shrinksTo: 9, dropped: 3 },
                { head: 'WHY', cell: ({ why }) => why, shrinksTo: 20 },
              ],
              screen,
            ),
    };
  },
};

function withKey(made: NewIntegration, server: URL): Answer {
  const url = new URL(made.url, server).href;
  return {
    json: { ...made, url },
    words: (screen) =>
      `${fields({ id: made.id, name: made.name, url }, screen)}\nThe key is part of the address and is not shown again. In alertmanager.yml:\n\n` +
      `receivers:\n  - name: muster\n    webhook_configs:\n      - url: ${url}\n        send_resolved: true\n        max_alerts: 1000\n`,
  };
}

export const integration: Noun = {
  name: 'integration',
  summary: 'who may send alerts',
  group: 'Set up:',
  verbs: [create, list, show, map, rotate, log, remove],
};
