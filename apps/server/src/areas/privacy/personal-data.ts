import { createHmac } from 'node:crypto';
import { pseudonymFrom, type SubjectKind } from '@muster/scrubber';
import type { KeyRing } from '../../platform/keys/key-ring.ts';
import { copyForThem, type PersonalDataPlace } from '../../platform/personal-data/place.ts';
import { pseudonymForgotten } from './ledger-actions.ts';
import { createPseudonymBook, keyOfToken } from './pseudonym-book.ts';
import { knownTokens } from './store/pseudonyms.ts';

const KINDS: readonly SubjectKind[] = ['email', 'ip', 'user', 'phone', 'iban', 'person', 'custom'];

/** Who the pseudonyms in texts stand for. Once forgotten, the texts stay but identify nobody. */
export const pseudonymData: PersonalDataPlace = {
  name: 'pseudonyms',
  holds: 'who is behind a pseudonym in incidents, alerts and notes',
  tables: ['pseudonyms'],
  keyOf: keyOfToken,
  find: async (db, { ring }, { called }) => [
    ...(await knownTokens(
      db,
      called.flatMap((each) => tokensOf(ring, each)),
    )),
  ],
  async tell(db, { dataKeys }, ref) {
    const found = await createPseudonymBook(dataKeys).resolve(db, ref);
    return {
      pseudonym: ref,
      ...(found.kind === 'known' ? { kind: found.of, value: copyForThem.take(found.value) } : {}),
    };
  },
  async forget(ctx, { dataKeys }, ref) {
    if ((await dataKeys.destroy(ctx.tx, keyOfToken(ref), 'a pseudonym was forgotten')) === 'already') return 'already';
    ctx.record(pseudonymForgotten, { resource: { kind: 'pseudonym', id: ref }, clause: '6.3', data: { token: ref } });
    return 'forgotten';
  },
  forgottenIn: ({ action, data: { token } }) =>
    action === pseudonymForgotten.name && typeof token === 'string' ? [token] : [],
};

/** Every pseudonym a person may have in texts: for each kind of identifier and each key there ever was. */
const tokensOf = (ring: KeyRing, called: string): readonly string[] =>
  ring.all('pseudonym').flatMap(({ kid, bytes }) => {
    const pseudonym = pseudonymFrom((text) => createHmac('sha256', bytes).update(text).digest(), kid);
    return KINDS.map((kind) => pseudonym(kind, called));
  });
