import { Type, type Static } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Db } from '../../../platform/database/db.ts';
import { readerService } from '../../../platform/access/access.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { deploymentThing } from '../deployment-thing.ts';
import type { Deployment as Kept } from '../domain/deployment.ts';
import { deploymentPermissions } from '../permissions.ts';
import { listDeployments, readDeployment } from '../store/deployments.ts';
import { Deployment } from './deployment-schema.ts';

/** Deployments the gate was asked about, newest first. */
export const deploymentList = defineList({
  noun: 'deployment',
  name: 'list',
  route: '/v1/deployments',
  does: 'requests to the gate, its answers, and the outcome of each',
  empty: { says: 'No requests to the gate yet.', next: 'muster deploy check <service> --commit <commit>' },
  clauses: ['4.7'],
  permission: deploymentPermissions.read,
  filters: { service: Type.Optional(Type.String({ maxLength: 100, ...field({ asks: 'Only of this service' }) })) },
  item: Deployment,
  columns: [
    { at: 'askedAt', head: 'Asked', as: 'instant' },
    { at: 'service', head: 'Service', shrinksTo: 12 },
    { at: 'commit', head: 'Commit', shrinksTo: 12 },
    { at: 'environment', head: 'Where', dropped: 2 },
    { at: 'code', head: 'The gate said', shrinksTo: 12 },
    { at: 'outcome', head: 'Outcome', dropped: 1 },
  ],
  keyset: { at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) },
  async page(use, { filters, after, limit }) {
    const found = await listDeployments(use(readerService)().db, {
      service: filters.service?.toLowerCase(),
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const { next } = pageOf(found, limit, ({ askedAt, id }) => ({ at: askedAt.toISOString(), id: id as string }));
    return { items: found.slice(0, limit).map(deploymentView), next };
  },
});

export async function getDeployment(db: Db, id: string): Promise<Result<Static<typeof Deployment>, AppError>> {
  const found = await readDeployment(db, asId(id));
  return found === undefined ? err(deploymentThing.missing) : ok(deploymentView(found));
}

const deploymentView = (it: Kept): Static<typeof Deployment> => ({
  id: it.id,
  service: it.service,
  environment: it.environment,
  commit: it.commit,
  ...(it.reference === undefined ? {} : { reference: it.reference }),
  class: it.class,
  allowed: it.isAllowed,
  code: it.code,
  objectives: [...it.objectives],
  ...(it.waiver === undefined ? {} : { waiver: it.waiver }),
  snapshot: it.snapshot,
  askedAt: it.askedAt.toISOString(),
  ...(it.startedAt === undefined ? {} : { startedAt: it.startedAt.toISOString() }),
  ...(it.finishedAt === undefined ? {} : { finishedAt: it.finishedAt.toISOString() }),
  ...(it.outcome === undefined ? {} : { outcome: it.outcome }),
  version: it.version,
});
