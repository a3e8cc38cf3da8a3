import { Type } from 'typebox';
import { err } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { keyBeginning } from '../domain/api-key.ts';
import { identityPermissions } from '../permissions.ts';
import { serviceAccountThing } from '../service-account-thing.ts';
import { keysOf } from '../store/api-keys.ts';
import { noSuchKey, revokeKeyNow } from './revoke-key-now.ts';

/** Revokes a key, named by its prefix. Effective with the next request that uses it. */
export const revokeApiKey = verb(serviceAccountThing, {
  name: 'revoke-key',
  aliases: ['revoke'],
  words: {
    label: 'Revoke the key',
    does: 'revoke an API key, at once',
    done: 'The key no longer works.',
    next: 'muster service-account list',
  },
  clauses: ['1.1', '7.6'],
  permission: identityPermissions.arrangeServices,
  fields: {
    begins: Type.String({
      pattern: '^mk_[0-9A-Z]{8,16}$',
      remedy: 'Write the beginning of the key, without its secret, as the list shows it.',
      ...field({ asks: 'The beginning of the key', positional: true }),
    }),
  },
  async decide(ctx, { thing: account, input }) {
    const key = (await keysOf(ctx.tx, [account.id])).find((each) => keyBeginning(each) === input.begins);
    if (key === undefined) return err(noSuchKey);
    return revokeKeyNow(ctx, account.id, key.id);
  },
});
