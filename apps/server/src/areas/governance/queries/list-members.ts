import type { Db } from '../../../platform/database/db.ts';
import * as membership from '../../identity/membership.ts';
import type { People } from '../../identity/public.ts';

/** Everybody, longest-serving first, with the roles they hold. An organisation's people fit on one page. */
export async function listMembers(db: Db, people: People, limit: number) {
  const members = await membership.listPeople(db, limit);
  const ids = members.map(({ id }) => id);
  const [details, viewOf, grants] = [
    await people.detailsOf(db, ids),
    await people.viewsOf(db, ids),
    await membership.grantsOf(db, ids),
  ];
  return members.map(({ id, state }) => {
    const { initials, name } = viewOf(id);
    const email = details.get(id)?.email;
    return {
      id,
      initials,
      state,
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      roles: grants.filter(({ principalId }) => principalId === id).map(grantView),
    };
  });
}

const grantView = ({ id, role, teamId, grantedAt }: membership.Grant) => ({
  id,
  role,
  grantedAt: grantedAt.toISOString(),
  ...(teamId === undefined ? {} : { teamId }),
});
