import type { Verb } from '../../command-line/verb.ts';
import { loadServer, environmentOf, valueOf } from '../../operations/load-server.ts';
import { fields } from '../../output/fields.ts';

export const add: Verb = {
  usage: 'add <purpose>',
  summary: 'add the next key for a purpose while no Muster runs; it is used from the next start',
  examples: ['muster keys add token-signing'],
  next: 'muster keys list',
  async run({ words: [purpose = ''], shell }) {
    const added = valueOf(await (await loadServer()).addKey(environmentOf(shell), { purpose }));
    const after = AFTERWARDS[added.purpose];
    return {
      json: added,
      words: (screen) =>
        `${screen.paint.green('✓')} The key is added: Muster uses it from its next start.\n` +
        fields(
          { file: `${added.purpose}-${added.kid}.key`, ...(after === undefined ? {} : { afterwards: after }) },
          screen,
        ) +
        '\nCopy the keys folder to its safe place again, and to every server that has a folder of its own.\n' +
        'next  start Muster\n',
    };
  },
};

/** What changes for people at the next start (docs/operations.md, Keys). */
const AFTERWARDS: Readonly<Record<string, string>> = {
  'token-signing': 'tokens of the previous key stay valid, those of older keys do not',
  'ledger-signing': 'heads carry both signatures; hand auditors the new line of `muster ledger key`',
  'ledger-mac': 'entries are proven by the new key',
  links: 'links that are out stay good; browsers count as unknown again at sign-in',
  webhooks: 'messages are signed for both keys: give receivers the new secret, then remove the old file',
  'blind-index': 'people stay findable by e-mail',
  pseudonym: 'the same person gets another pseudonym from now on',
};
