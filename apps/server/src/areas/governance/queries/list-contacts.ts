import { Type } from 'typebox';
import { readerService } from '../../../platform/access/access.ts';
import { Person } from '../../../platform/http/person.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { contactsIn, identityPermissions, peopleService } from '../../identity/public.ts';

const ContactRole = Type.Object(
  { id: Type.String(), name: Type.String(), clause: Type.String(), holder: Type.Optional(Person) },
  { title: 'ContactRole' },
);

/** The policy's contact roles and who fills each (R32). */
export const contacts = defineList({
  noun: 'contact',
  name: 'list',
  route: '/v1/contact-roles',
  does: 'who fills which contact role',
  empty: { says: 'The policy has no contact roles.' },
  clauses: ['3.1.5'],
  permission: identityPermissions.readMembers,
  filters: {},
  item: ContactRole,
  columns: [
    { at: 'id', head: 'Role' },
    { at: 'holder', head: 'Holder', as: 'person', shrinksTo: 10 },
    { at: 'name', head: 'What for', shrinksTo: 16, dropped: 1 },
    { at: 'clause', head: 'Clause', dropped: 2 },
  ],
  async page(use) {
    const { db, policies } = use(readerService)();
    const roles = Object.entries(policies.current.roles.contacts);
    const holders = await contactsIn(
      db,
      roles.map(([id]) => id),
    );
    const viewOf = await use(peopleService).viewsOf(db, [...holders.values()]);
    return {
      items: roles.map(([id, { title, clause }]) => {
        const holder = holders.get(id);
        return { id, name: title, clause, ...(holder === undefined ? {} : { holder: viewOf(holder) }) };
      }),
    };
  },
});
