import type { ServiceAccount } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { fields } from '../../output/fields.ts';
import { table } from '../../output/table.ts';
import { instantWords } from '../../output/time-words.ts';

const create: Verb = {
  usage: 'create <name>',
  summary: 'make a service account',
  next: 'muster service-account list',
  async run({ words: [name = ''], connection }) {
    const made = await answerOf(connection().api.POST('/v1/service-accounts', { body: { name } }));
    return {
      json: made,
      words: (screen) =>
        `${fields({ id: made.id }, screen)}\nnext  muster service-account key ${made.id} --scope incidents:read --days 90\n`,
    };
  },
};

const key: Verb = {
  usage: 'key <id>',
  summary: 'issue an API key, shown once',
  options: [
    {
      flags: '--scope <scope>',
      what: 'what it may do, such as incidents:read; may be given several times',
      isMany: true,
      isNeeded: true,
    },
    { flags: '--days <count>', what: 'how long it is valid', isNeeded: true },
  ],
  next: 'muster service-account list',
  async run({ words: [id = ''], options, connection }) {
    const expiresInDays = options.number('days');
    if (expiresInDays === undefined) throw wrongUsage('--days takes a whole number.');
    const made = await answerOf(
      connection().api.POST('/v1/service-accounts/{id}/keys', {
        params: { path: { id } },
        body: { scopes: [...options.list('scope')], expiresInDays },
      }),
    );
    return {
      json: made,
      words: (screen) =>
        `${fields({ 'key id': made.id, 'valid until': instantWords(made.expiresAt) }, screen)}${made.key}\nIt is not shown again.\nnext  MUSTER_API_KEY=… muster whoami\n`,
    };
  },
};

const revoke: Verb = {
  usage: 'revoke <id> <key>',
  summary: 'revoke an API key, at once',
  next: 'muster service-account list',
  async run({ words: [id = '', keyId = ''], connection }) {
    await answerOf(
      connection().api.DELETE('/v1/service-accounts/{id}/keys/{keyId}', { params: { path: { id, keyId } } }),
    );
    return { json: { id, keyId }, words: () => 'The key opens nothing any more.\n' };
  },
};

type Row = { readonly account: ServiceAccount; readonly key: ServiceAccount['keys'][number] | undefined };

const list: Verb = {
  usage: 'list',
  summary: 'service accounts and their keys',
  async run({ connection }) {
    const { items } = await answerOf(connection().api.GET('/v1/service-accounts'));
    const rows = items.flatMap((account): Row[] =>
      account.keys.length === 0 ? [{ account, key: undefined }] : account.keys.map((each) => ({ account, key: each })),
    );
    return {
      json: { items },
      words: (screen) =>
        rows.length === 0
          ? 'There is no service account.\nnext  muster service-account create <name>\n'
          : table(
              rows,
              [
                { head: 'NAME', cell: ({ account }) => account.name, shrinksTo: 10 },
                {
                  head: 'KEY',
                  cell: (row) =>
                    row.key === undefined
                      ? 'none'
                      : `${row.key.begins}…${row.key.revokedAt === undefined ? '' : ' revoked'}`,
                },
                { head: 'SCOPES', cell: (row) => row.key?.scopes.join(' ') ?? '', shrinksTo: 12, dropped: 3 },
                { head: 'UNTIL', cell: (row) => row.key?.expiresAt.slice(0, 10) ?? '', dropped: 4 },
                { head: 'KEY ID', cell: (row) => row.key?.id ?? '', dropped: 2 },
                { head: 'ID', cell: ({ account }) => account.id },
              ],
              screen,
            ),
    };
  },
};

export const serviceAccount: Noun = {
  name: 'service-account',
  summary: 'programs that may use Muster',
  group: 'Set up:',
  verbs: [create, list, key, revoke],
};
