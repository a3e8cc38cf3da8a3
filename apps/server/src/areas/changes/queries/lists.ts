import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { changesService } from '../changes.ts';
import { changePermissions } from '../permissions.ts';
import { listChanges } from '../store/changes.ts';
import { repositoriesKnown } from '../store/repositories.ts';
import { ChangeRow } from './change-schema.ts';
import { changeRows } from './change-view.ts';

/** Pull requests as last evaluated, newest verdict first. */
export const changeList = defineList({
  noun: 'change',
  name: 'list',
  route: '/v1/changes',
  does: 'pull requests, what the policy requires of each, and whether it is met',
  empty: { says: 'No pull requests have been judged yet.', next: 'muster change check' },
  clauses: ['5.1.1', '5.2.1', '7.11'],
  permission: changePermissions.read,
  filters: {
    repository: Type.Optional(Type.String({ maxLength: 200, ...field({ asks: 'Only of this repository' }) })),
    state: Type.Optional(Type.Enum(['open', 'merged', 'closed'], field({ asks: 'Only open, merged or closed ones' }))),
  },
  item: ChangeRow,
  columns: [
    { at: 'repository', head: 'Repository', shrinksTo: 14 },
    { at: 'number', head: '#' },
    { at: 'title', head: 'Title', shrinksTo: 16 },
    { at: 'verdict', head: 'Verdict' },
    { at: 'state', head: 'State', dropped: 2 },
    { at: 'judgedAt', head: 'Judged', as: 'instant', dropped: 1 },
    { at: 'id', head: 'Id' },
  ],
  keyset: { at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) },
  async page(use, { filters, after, limit }) {
    const found = await listChanges(use(changesService).db, {
      repository: filters.repository?.toLowerCase(),
      state: filters.state,
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const page = pageOf(found, limit, (last) => ({ at: last.judgedAt.toISOString(), id: last.id }));
    return { ...page, items: await changeRows(use, found.slice(0, limit)) };
  },
});

/** The state of the forge connection and of the reader's own link. One row, or none if no GitHub App is configured. */
export const forgeStatus = defineList({
  noun: 'github',
  name: 'status',
  route: '/v1/github',
  does: 'whether Muster is installed as a GitHub App, whether your account there is linked, and what is wrong',
  empty: { says: 'Muster is not installed as a GitHub App in your organisation.', next: 'muster doctor' },
  clauses: ['5.1.2', '7.11'],
  permission: changePermissions.read,
  filters: {},
  item: Type.Object(
    {
      connected: Type.Boolean(),
      linked: Type.Boolean(),
      repositories: Type.Integer(),
      problems: Type.Array(Type.String()),
    },
    { title: 'GitHubStatus' },
  ),
  columns: [
    { at: 'connected', head: 'Connected' },
    { at: 'linked', head: 'Your account' },
    { at: 'repositories', head: 'Repositories' },
    { at: 'problems', head: 'Problems', shrinksTo: 20 },
  ],
  async page(use, { actor }) {
    const { db, github, handles } = use(changesService);
    if (github === undefined) return { items: [] };
    const person = principalOf(actor);
    const linked = person !== undefined && (await handles.ofPeople(db, [person], 'github')).length > 0;
    const known = await repositoriesKnown(db);
    const problems = known.flatMap(({ name, problems: all }) =>
      all.map(({ state, what }) => `${name}: ${what} (${state})`),
    );
    return { items: [{ connected: true, linked, repositories: known.length, problems }] };
  },
});
