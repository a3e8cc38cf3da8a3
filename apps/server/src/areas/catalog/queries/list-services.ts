import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { readerService, type Reader } from '../../../platform/access/access.ts';
import { Choice, Ref } from '../../../platform/verbs/fields.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { asId } from '../../../kernel/ids.ts';
import { serviceKinds } from '../domain/service.ts';
import { catalogPermissions } from '../permissions.ts';
import { listServices } from '../store/services.ts';
import { Service } from './service-schema.ts';
import { clockService, viewsFor } from './service-view.ts';

/** The organisation's services, by name. */
export const serviceList = defineList({
  noun: 'service',
  name: 'list',
  route: '/v1/services',
  does: 'services, models, pipelines and data sets: their owners, and how much depends on each',
  empty: { says: 'The catalog is empty.', next: 'muster service import <file>' },
  clauses: ['6.2'],
  permission: catalogPermissions.read,
  filters: {
    kind: Type.Optional(Choice(serviceKinds, { asks: 'Only this kind' })),
    team: Type.Optional(Ref('team', { asks: 'Only what this team owns' })),
  },
  item: Service,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'kind', head: 'Kind', dropped: 1 },
    { at: 'team.name', head: 'Team', shrinksTo: 8 },
    { at: 'tier', head: 'Tier' },
  ],
  keyset: { name: Type.String() },
  async page(use, { actor, filters, after, limit }) {
    const reader = catalogReader(use);
    const found = await listServices(reader.db, {
      kind: filters.kind,
      team: filters.team === undefined ? undefined : asId<'team'>(filters.team),
      after: after?.name,
      limit: limit + 1,
    });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await viewsFor(reader, actor, shown),
      ...(found.length > limit && last !== undefined ? { next: { name: last.name } } : {}),
    };
  },
});

/** The dependencies for reading the catalog at this moment. */
export const catalogReader = (use: UseService): Reader & { readonly now: Date } => ({
  ...use(readerService)(),
  now: use(clockService).now(),
});
