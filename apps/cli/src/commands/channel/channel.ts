import type { Noun, Verb } from '../../command-line/verb.ts';
import { channelScope } from '@muster/api-client';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import { table } from '../../output/table.ts';
import { agoWords } from '../../output/time-words.ts';

const add: Verb = {
  usage: 'add <url>',
  summary: 'send pages to a signed webhook: everybody’s, or your own; url may be a reference (env:, file:, vault:)',
  options: [
    {
      flags: '--mine',
      what: 'your pages only, with the link by which you answer; without it everybody’s go there, with a link that asks to sign in',
    },
    { flags: '--name <name>', what: 'what to call it', isNeeded: true },
    {
      flags: '--secret-ref <reference>',
      what: 'where its signing secret is kept (env:MUSTER_SECRET_NAME); without it Muster makes one and shows it once',
    },
  ],
  next: 'muster channel list',
  async run({ words: [url = ''], options, connection }) {
    const secretRef = options.text('secret-ref');
    const audience = options.flag('mine') ? ('person' as const) : ('room' as const);
    const made = await answerOf(
      connection().api.POST('/v1/channels', {
        body: {
          kind: 'webhook',
          name: options.needed('name'),
          url,
          audience,
          ...(secretRef === undefined ? {} : { secretRef }),
        },
      }),
    );
    const once =
      made.secret === undefined
        ? ''
        : '\nThe secret verifies what Muster sends (Standard Webhooks). It is not shown again.\n';
    return {
      json: made,
      words: (screen) =>
        `${fields({ id: made.id, secret: made.secret }, screen)}${once}\nnext  muster channel test ${made.id}\n`,
    };
  },
};

const list: Verb = {
  usage: 'list',
  summary: 'the ways by which pages leave',
  async run({ connection }) {
    const { items } = await answerOf(connection().api.GET('/v1/channels'));
    return {
      json: { items },
      words: (screen) =>
        table(
          items,
          [
            { head: 'NAME', cell: ({ name }) => name, shrinksTo: 12 },
            { head: 'KIND', cell: ({ kind }) => kind },
            { head: 'PAGES OF', cell: ({ audience, kind }) => channelScope({ audience, kind }) },
            { head: 'STATE', cell: ({ state }) => state },
            { head: 'ADDRESS', cell: ({ address }) => address ?? '', shrinksTo: 16, dropped: 2 },
            {
              head: 'LAST TEST',
              cell: ({ lastTest }) =>
                lastTest === undefined ? '' : `${lastTest.outcome} ${agoWords(lastTest.at, screen.now)}`,
              shrinksTo: 12,
              dropped: 3,
            },
            { head: 'ID', cell: ({ id }) => id },
          ],
          screen,
        ),
    };
  },
};

const test: Verb = {
  usage: 'test <id>',
  summary: 'send a test; its outcome shows in the list',
  next: 'muster channel list',
  async run({ words: [id = ''], connection }) {
    const json = await answerOf(connection().api.POST('/v1/channels/{id}/test', { params: { path: { id } } }));
    return { json: json ?? { id }, words: () => 'A test is on its way.\nnext  muster channel list\n' };
  },
};

const remove: Verb = {
  usage: 'remove <id>',
  summary: 'send pages there no more',
  next: 'muster channel list',
  async run({ words: [id = ''], connection }) {
    await answerOf(connection().api.DELETE('/v1/channels/{id}', { params: { path: { id } } }));
    return { json: { id }, words: () => 'Pages go there no more.\n' };
  },
};

export const channel: Noun = {
  name: 'channel',
  summary: 'the ways by which pages leave',
  group: 'Set up:',
  verbs: [add, list, test, remove],
};
