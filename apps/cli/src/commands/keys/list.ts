import type { Verb } from '../../command-line/verb.ts';
import { loadServer, environmentOf, valueOf } from '../../operations/load-server.ts';
import type { ListedKey } from '../../operations/server-operations.ts';
import { fields } from '../../output/fields.ts';
import { table } from '../../output/table.ts';
import { agoWords } from '../../output/time-words.ts';

export const list: Verb = {
  usage: 'list',
  summary: 'the keys, their age, and what each is needed for; never their contents',
  async run({ shell }) {
    const listed = valueOf(await (await loadServer()).listKeys(environmentOf(shell)));
    const mode = { projected: 'mounted, in memory', local: 'local mode, not conforming (6.4)' }[listed.conformance];
    return {
      json: listed,
      words: (screen) =>
        table<ListedKey>(
          listed.keys,
          [
            { head: 'PURPOSE', cell: ({ purpose }) => purpose },
            { head: 'KEY', cell: ({ kid }) => kid },
            { head: 'STATE', cell: ({ state }) => STATES[state] },
            {
              head: 'FIRST SEEN',
              cell: ({ firstSeenAt }) => (firstSeenAt === undefined ? 'not yet' : agoWords(firstSeenAt, screen.now)),
            },
            { head: 'DATA KEYS', cell: ({ dataKeys }) => dataKeys?.toLocaleString('en') ?? '', dropped: 1 },
          ],
          screen,
        ) + `\n${fields({ folder: listed.folder, kept: mode, 'running servers': String(listed.servers) }, screen)}`,
    };
  },
};

const STATES: Readonly<Record<ListedKey['state'], string>> = {
  current: 'in use',
  kept: 'kept',
  waiting: 'not in use yet',
  gone: 'file missing here',
};
