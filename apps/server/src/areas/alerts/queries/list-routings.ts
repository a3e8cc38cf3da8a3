import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { teamNames } from '../../identity/public.ts';
import { alertPermissions } from '../permissions.ts';
import { listVersions } from '../store/routings.ts';
import { alertReadsService } from './alert-reads.ts';

/** Routing rules, version by version. */
export const routingVersions = defineList({
  noun: 'routing',
  name: 'list',
  route: '/v1/routing/versions',
  does: 'the rules that route alerts to teams, version by version',
  empty: {
    says: 'There are no rules: alerts are routed by their integration’s mapping, the catalog and their integration’s team.',
    next: 'muster routing publish --rules - --reason <text>',
  },
  clauses: ['2.1'],
  permission: alertPermissions.readIntegration,
  filters: {},
  item: Type.Object(
    {
      version: Type.Integer(),
      state: Type.Enum(['active', 'shadow', 'past']),
      rules: Type.String({ description: 'As written, one per line.' }),
      catchAll: Type.Optional(Type.Object({ id: Type.String(), name: Type.String() })),
      reason: Type.String(),
      publishedAt: Type.String({ format: 'date-time' }),
      publishedBy: Person,
      differs: Type.Optional(
        Type.Integer({
          description: 'For a shadow version: how many alerts it would have routed to a different team so far.',
        }),
      ),
    },
    { title: 'RoutingVersion' },
  ),
  columns: [
    { at: 'version', head: 'Version' },
    { at: 'state', head: 'State' },
    { at: 'rules', head: 'Rules', shrinksTo: 20 },
    { at: 'reason', head: 'Why', shrinksTo: 12, dropped: 2 },
    { at: 'publishedAt', head: 'Published', as: 'instant' },
    { at: 'publishedBy', head: 'By', as: 'person', shrinksTo: 8, dropped: 1 },
    { at: 'differs', head: 'Differs' },
  ],
  keyset: { version: Type.Integer() },
  async page(use, { after, limit }) {
    const { incidents: reads } = use(alertReadsService);
    const found = await listVersions(reads.db, { before: after?.version, limit: limit + 1 });
    const shown = found.slice(0, limit);
    const person = await reads.people.viewsOf(
      reads.db,
      shown.map(({ publishedBy }) => publishedBy),
    );
    const names = await teamNames(reads.db);
    const items = shown.map(({ text, catchAll, publishedAt, publishedBy, differs, version, state, reason }) => ({
      version,
      state,
      rules: text,
      reason,
      publishedAt: publishedAt.toISOString(),
      publishedBy: person(publishedBy),
      ...(catchAll === undefined ? {} : { catchAll: { id: catchAll, name: names.get(catchAll) ?? '' } }),
      ...(differs === undefined ? {} : { differs }),
    }));
    return { ...pageOf(found, limit, (last) => ({ version: last.version })), items };
  },
});
