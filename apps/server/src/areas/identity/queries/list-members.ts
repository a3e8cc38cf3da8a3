import { Type } from 'typebox';
import { readerService } from '../../../platform/access/access.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { identityPermissions } from '../permissions.ts';
import { peopleService } from '../services.ts';
import { grantsOf, type Grant } from '../store/grants.ts';
import { listPeople } from '../store/principals.ts';
import { withinIdentity } from '../identity-map/people.ts';

const Id = Type.String({ format: 'uuid' });

const Member = Type.Object(
  {
    id: Id,
    name: Type.Optional(Type.String()),
    email: Type.Optional(Type.String()),
    initials: Type.String(),
    state: Type.Enum(['invited', 'active', 'suspended', 'erased']),
    roles: Type.Array(
      Type.Object({
        id: Id,
        role: Type.String(),
        teamId: Type.Optional(Id),
        grantedAt: Type.String({ format: 'date-time' }),
      }),
    ),
  },
  { title: 'Member' },
);

/** All people, longest-serving first, with their roles. Not paginated: an organisation's people fit on one page. */
export const members = defineList({
  noun: 'member',
  name: 'list',
  route: '/v1/members',
  does: 'members and their roles',
  empty: { says: 'There are no members yet.' },
  clauses: ['1.1'],
  permission: identityPermissions.readMembers,
  // E-mail addresses; names alone would not need it.
  reveals: 'CONFIDENTIAL',
  filters: {},
  item: Member,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'state', head: 'State' },
    { at: 'roles.role', head: 'Roles', shrinksTo: 12 },
    { at: 'email', head: 'E-mail', dropped: 2 },
    { at: 'id', head: 'Id' },
  ],
  async page(use) {
    const [{ db }, people] = [use(readerService)(), use(peopleService)];
    const all = await listPeople(db, MEMBERS_SHOWN);
    const ids = all.map(({ id }) => id);
    const [details, viewOf, grants] = [
      await people.detailsOf(db, ids),
      await people.viewsOf(db, ids),
      await grantsOf(db, ids),
    ];
    return {
      items: all.map(({ id, state }) => {
        const { initials, name } = viewOf(id);
        const known = details.get(id);
        const email = known && withinIdentity.take(known).email;
        return {
          id,
          initials,
          state,
          ...(name === undefined ? {} : { name }),
          ...(email === undefined ? {} : { email }),
          roles: grants.filter(({ principalId }) => principalId === id).map(grantView),
        };
      }),
    };
  },
});

const MEMBERS_SHOWN = 1000;

const grantView = ({ id, role, teamId, grantedAt }: Grant) => ({
  id,
  role,
  grantedAt: grantedAt.toISOString(),
  ...(teamId === undefined ? {} : { teamId }),
});
