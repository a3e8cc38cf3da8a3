import type { Verb } from '../../command-line/verb.ts';
import { loadServer, environmentOf, valueOf } from '../../operations/load-server.ts';
import { fields } from '../../output/fields.ts';

export const add: Verb = {
  usage: 'add <purpose>',
  summary: 'add the next key for a purpose while Muster is stopped; it is used from the next start',
  examples: ['muster keys add token-signing'],
  next: 'muster keys list',
  async run({ words: [purpose = ''], shell }) {
    const added = valueOf(await (await loadServer()).addKey(environmentOf(shell), { purpose }));
    const after = AFTERWARDS[added.purpose];
    return {
      json: added,
      words: (screen) =>
        `${screen.paint.green('✓')} Key added. Muster uses it from its next start.\n` +
        fields(
          { file: `${added.purpose}-${added.kid}.key`, ...(after === undefined ? {} : { afterwards: after }) },
          screen,
        ) +
        '\nBack up the keys folder again, and copy it to every server that has its own.\n' +
        'next  start Muster\n',
    };
  },
};

/** What changes for people at the next start (docs/operations.md, Keys). */
const AFTERWARDS: Readonly<Record<string, string>> = {
  'token-signing': 'tokens signed with the previous key stay valid; those of older keys do not',
  'ledger-signing': 'signed heads carry both signatures; give auditors the new line from `muster ledger key`',
  'ledger-mac': 'entries are authenticated with the new key',
  links: 'links already sent stay valid; every browser counts as new at its next sign-in',
  webhooks: 'messages are signed with both keys: give receivers the new secret, then remove the old file',
  'blind-index': 'people can still be found by e-mail',
  pseudonym: 'the same person gets a different pseudonym from now on',
};
