import { Type } from 'typebox';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { readerService } from '../../../platform/access/access.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { Person } from '../../../platform/http/person.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import * as membership from '../../identity/membership.ts';
import { authorise, peopleService, type PersonView } from '../../identity/public.ts';
import { policyReadsService } from '../../policy/public.ts';
import { governancePermissions } from '../permissions.ts';
import { accessState } from './auditor-thing.ts';

const Id = Type.String({ format: 'uuid' });
const At = Type.String({ format: 'date-time' });

/** Current and past outside auditors: access until when, and who requested it. */
export const auditorList = defineList({
  noun: 'auditor',
  name: 'list',
  route: '/v1/auditors',
  does: 'outside auditors who have access or are waiting for approval, and until when',
  empty: {
    says: 'There are no outside auditors.',
    next: 'muster auditor invite <email> --name <name> --until <moment>',
  },
  clauses: ['7.5'],
  permission: governancePermissions.admitAuditors,
  filters: {},
  item: Type.Object(
    {
      id: Id,
      auditor: Person,
      state: Type.Enum(['asked', 'open', 'ended']),
      hasJoined: Type.Boolean({ description: 'Whether they have used their link.' }),
      until: At,
      openedAt: Type.Optional(At),
      endedAt: Type.Optional(At),
      askedBy: Person,
    },
    { title: 'Auditor' },
  ),
  columns: [
    { at: 'auditor', head: 'Who', as: 'person', shrinksTo: 12 },
    { at: 'state', head: 'Access' },
    { at: 'until', head: 'Until', as: 'instant' },
    { at: 'askedBy', head: 'Asked by', as: 'person', shrinksTo: 8, dropped: 1 },
    { at: 'id', head: 'Id' },
  ],
  keyset: { at: At, id: Id },
  async page(use, { actor, after, limit }) {
    const { db, policies } = use(readerService)();
    orFail(await authorise({ tx: db, policies, actor }, governancePermissions.admitAuditors, ORGANISATION));
    const now = use(policyReadsService).clock.now();
    const from = after === undefined ? undefined : { at: new Date(after.at), id: after.id };
    const found = await membership.listAuditorAccesses(db, from, limit + 1);
    const person = await use(peopleService).viewsOf(
      db,
      found.flatMap(({ principalId, askedBy }) => [principalId, askedBy]),
    );
    const items = found.slice(0, limit).map((access) => ({
      id: access.principalId,
      auditor: shown(person(access.principalId)),
      state: accessState(access, now),
      hasJoined: access.state === 'active',
      until: access.endsAt.toISOString(),
      ...(access.openedAt === undefined ? {} : { openedAt: access.openedAt.toISOString() }),
      ...(access.endedAt === undefined ? {} : { endedAt: access.endedAt.toISOString() }),
      askedBy: shown(person(access.askedBy)),
    }));
    const { next } = pageOf(found, limit, (last) => ({ at: last.endsAt.toISOString(), id: last.principalId }));
    return { items, next };
  },
});

const shown = ({ id, name, initials, roles }: PersonView) => ({
  id,
  initials,
  ...(name === undefined ? {} : { name }),
  ...(roles === undefined ? {} : { roles: [...roles] }),
});
