import { roleTitle } from '@muster/policy';
import { Type } from 'typebox';
import { ORGANISATION } from '../../../kernel/protected.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { UseService } from '../../../kernel/services.ts';
import { readerService } from '../../../platform/access/access.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { Person } from '../../../platform/http/person.ts';
import { Choice, Key } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { authorise, peopleService, teamNames, type PersonView } from '../../identity/public.ts';
import { accessReviewPermissions } from '../permissions.ts';
import { itemsOf, reviews } from '../store/access-reviews.ts';
import { asId } from '../../../kernel/ids.ts';

const Id = Type.String({ format: 'uuid' });
const At = Type.String({ format: 'date-time' });
const Count = Type.Integer({ minimum: 0 });

/** Access reviews, newest first. */
export const accessReviewList = defineList({
  noun: 'access-review',
  name: 'list',
  route: '/v1/access-reviews',
  does: 'access reviews and the progress of each',
  empty: { says: 'Access has never been reviewed.', next: 'muster access-review open' },
  clauses: ['7.6'],
  permission: accessReviewPermissions.read,
  filters: {},
  item: Type.Object(
    {
      id: Id,
      openedBy: Person,
      openedAt: At,
      dueAt: At,
      completedAt: Type.Optional(At),
      isLate: Type.Boolean({ description: 'Whether something was not decided in time.' }),
      items: Count,
      open: Count,
      revoked: Count,
    },
    { title: 'AccessReview' },
  ),
  columns: [
    { at: 'openedAt', head: 'Started', as: 'instant' },
    { at: 'dueAt', head: 'Due', as: 'instant' },
    { at: 'items', head: 'Accesses' },
    { at: 'open', head: 'Open' },
    { at: 'revoked', head: 'Revoked' },
    { at: 'id', head: 'Id' },
  ],
  async page(use, { actor }) {
    const { db } = await allowed(use, actor);
    const all = await reviews(db);
    const person = await use(peopleService).viewsOf(
      db,
      all.map(({ openedBy }) => openedBy),
    );
    return {
      items: all.map(({ openedBy, openedAt, dueAt, completedAt, overdueAt, ...rest }) => ({
        id: rest.id,
        items: rest.items,
        open: rest.open,
        revoked: rest.revoked,
        openedBy: shown(person(openedBy)),
        openedAt: openedAt.toISOString(),
        dueAt: dueAt.toISOString(),
        ...(completedAt === undefined ? {} : { completedAt: completedAt.toISOString() }),
        isLate: overdueAt !== undefined,
      })),
    };
  },
});

/** The items of one review: whose access, to what, the reviewer and the decision. */
export const accessItemList = defineList({
  noun: 'access-review',
  name: 'items',
  route: '/v1/access-reviews/:id/items',
  does: 'the access grants in a review, and the decision on each',
  empty: { says: 'Nothing is left to decide.' },
  clauses: ['7.6'],
  permission: accessReviewPermissions.read,
  key: { id: Key('access-review') },
  filters: { open: Type.Optional(Choice(['yes'], { asks: 'Only those not decided yet' })) },
  item: Type.Object(
    {
      id: Id,
      kind: Type.Enum(['member', 'role', 'contact', 'team', 'service', 'key', 'auditor']),
      who: Person,
      what: Type.String({ description: 'The role, the first characters of the key, or the kind of account.' }),
      team: Type.Optional(Type.String()),
      reviewer: Type.Optional(Person),
      decision: Type.Optional(Type.Enum(['keep', 'revoke'])),
      decidedBy: Type.Optional(Person),
      decidedAt: Type.Optional(At),
      reason: Type.Optional(Type.String()),
    },
    { title: 'AccessItem' },
  ),
  columns: [
    { at: 'who', head: 'Who', as: 'person', shrinksTo: 12 },
    { at: 'kind', head: 'Access' },
    { at: 'what', head: 'What', shrinksTo: 12 },
    { at: 'reviewer', head: 'Reviewer', as: 'person', shrinksTo: 8, dropped: 2 },
    { at: 'decision', head: 'Decision' },
    { at: 'id', head: 'Id' },
  ],
  keyset: { place: Type.Integer() },
  async page(use, { actor, key, filters, after, limit }) {
    const { db, policies } = await allowed(use, actor);
    const found = await itemsOf(db, asId<'access-review'>(key['id'] ?? ''), {
      open: filters.open === 'yes',
      after: after?.place ?? -1,
      limit: limit + 1,
    });
    const items = found.slice(0, limit);
    const person = await use(peopleService).viewsOf(
      db,
      items.flatMap(({ principalId, reviewerId, decidedBy }) =>
        [principalId, reviewerId, decidedBy].filter((each) => each !== undefined),
      ),
    );
    const teams = await teamNames(db);
    const { next } = pageOf(found, limit, ({ place }) => ({ place }));
    return {
      next,
      items: items.map((item) => ({
        id: item.id,
        kind: item.kind,
        who: shown(person(item.principalId)),
        what: item.kind === 'role' || item.kind === 'contact' ? roleTitle(policies.current, item.what) : item.what,
        ...(item.teamId === undefined ? {} : { team: teams.get(item.teamId) ?? '' }),
        ...(item.reviewerId === undefined ? {} : { reviewer: shown(person(item.reviewerId)) }),
        ...(item.decision === undefined ? {} : { decision: item.decision }),
        ...(item.decidedBy === undefined ? {} : { decidedBy: shown(person(item.decidedBy)) }),
        ...(item.decidedAt === undefined ? {} : { decidedAt: item.decidedAt.toISOString() }),
        ...(item.reason === undefined ? {} : { reason: item.reason }),
      })),
    };
  },
});

/** Organisation-wide access is visible only to those who grant it or read the audit log. */
async function allowed(use: UseService, actor: Actor) {
  const reader = use(readerService)();
  orFail(
    await authorise({ tx: reader.db, policies: reader.policies, actor }, accessReviewPermissions.read, ORGANISATION),
  );
  return reader;
}

const shown = ({ id, name, initials, roles }: PersonView) => ({
  id,
  initials,
  ...(name === undefined ? {} : { name }),
  ...(roles === undefined ? {} : { roles: [...roles] }),
});
