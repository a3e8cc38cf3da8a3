import { asId } from '../../kernel/ids.ts';
import { copyForThem, type PersonalDataPlace } from '../../platform/personal-data/place.ts';
import { erase } from './commands/erase.ts';
import { createHandles } from './identity-map/handles.ts';
import { createPeople } from './identity-map/people.ts';
import { memberErased } from './ledger-actions.ts';
import { timeZoneOf } from './queries/time-zone.ts';
import { lockPrincipal } from './store/principals.ts';

/** A member's identity. Records of what they did stay, under an id that identifies nobody. */
export const memberData: PersonalDataPlace = {
  name: 'members',
  holds: 'name, e-mail, phone numbers, accounts elsewhere, time zone, password',
  tables: ['identity_map', 'identity_handles', 'principals', 'passwords'],
  keyOf: (ref) => ({ kind: 'person', id: ref }),
  async find(db, parts, { member, called }) {
    if (member !== undefined) return [member];
    const people = createPeople(parts);
    const found: string[] = [];
    for (const each of called) {
      const id = await people.findByEmail(db, each);
      if (id !== undefined) found.push(id);
    }
    return found;
  },
  async tell(db, parts, ref) {
    const id = asId<'principal'>(ref);
    const kept = (await createPeople(parts).detailsOf(db, [id])).get(id);
    const details = kept && copyForThem.take(kept);
    const handles = createHandles(parts);
    const known = [];
    for (const kind of ['phone', 'slack', 'github', 'sso'] as const)
      for (const { value } of await handles.ofPeople(db, [id], kind))
        known.push({ kind, value: copyForThem.take(value) });
    return { id, ...details, handles: known, timeZone: (await timeZoneOf(db, id)) ?? null };
  },
  async forget(ctx, parts, ref, how) {
    const id = asId<'principal'>(ref);
    const member = await lockPrincipal(ctx.tx, id);
    if (member === undefined || member.state === 'erased') return 'already';
    if (how === 'asked' && member.state !== 'suspended')
      return { waitsFor: 'Suspend them first: muster member suspend.' };
    await erase(ctx, createPeople(parts), id);
    return 'forgotten';
  },
  forgottenIn: ({ action, data: { principal } }) =>
    action === memberErased.name && typeof principal === 'string' ? [principal] : [],
};
