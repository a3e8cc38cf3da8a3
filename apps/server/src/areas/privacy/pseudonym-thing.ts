import { Type } from 'typebox';
import { ORGANISATION } from '../../kernel/protected.ts';
import { defineService } from '../../kernel/services.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { pseudonymKind } from './ledger-actions.ts';
import type { PseudonymBook } from './pseudonym-book.ts';

export const pseudonymBookService = defineService<PseudonymBook>('privacy.pseudonyms');

/** The placeholder for a person or an address in texts. */
export const pseudonymThing = defineThing({
  kind: pseudonymKind,
  noun: 'pseudonym',
  root: '/v1/pseudonyms',
  key: { token: Type.String({ pattern: '^[a-z]+~[A-Za-z0-9_-]{1,32}\\.[0-9a-z]{26}$' }) },
  idOf: ({ token }) => token,
  async lock({ tx, use }, { token }) {
    const found = await use(pseudonymBookService).resolve(tx, token);
    return found.kind === 'unknown' ? undefined : { ...found, token };
  },
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  missing: {
    kind: 'not_found',
    code: 'privacy/unknown-pseudonym',
    public: 'No text in Muster holds this pseudonym.',
  },
});
