import { Type } from 'typebox';
import { readerService } from '../../../platform/access/access.ts';
import { Person } from '../../../platform/http/person.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { everybodyActive, peopleService } from '../../identity/public.ts';
import { assurancePermissions } from '../permissions.ts';
import { attestedBy } from '../store/attestations.ts';
import { authoriseReading } from './authorise-reading.ts';

/** Which members have attested the version in force, and which have not. */
export const attestationList = defineList({
  noun: 'policy',
  name: 'attestations',
  route: '/v1/policy/attestations',
  does: 'who has attested to reading the policy version in force',
  empty: { says: 'No members yet.' },
  clauses: ['0.1'],
  permission: assurancePermissions.evidence,
  filters: {},
  item: Type.Object(
    { person: Person, attestedAt: Type.Optional(Type.String({ format: 'date-time' })) },
    { title: 'Attestation' },
  ),
  columns: [
    { at: 'person', head: 'Member', as: 'person', shrinksTo: 8 },
    { at: 'attestedAt', head: 'Attested', as: 'instant' },
  ],
  async page(use, { actor }) {
    await authoriseReading(use, actor, assurancePermissions.evidence);
    const { db, policies } = use(readerService)();
    const members = await everybodyActive(db);
    const person = await use(peopleService).viewsOf(db, members);
    const attested = await attestedBy(db, policies.currentVersion, members);
    return {
      items: members.map((id) => {
        const { name, initials } = person(id);
        const at = attested.get(id);
        return {
          person: { id, initials, ...(name === undefined ? {} : { name }) },
          ...(at === undefined ? {} : { attestedAt: at.toISOString() }),
        };
      }),
    };
  },
});
