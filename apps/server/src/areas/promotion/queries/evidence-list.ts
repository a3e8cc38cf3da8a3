import { Type, type Static } from 'typebox';
import { readerService } from '../../../platform/access/access.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import type { Evidence } from '../domain/evidence.ts';
import { promotionPermissions } from '../permissions.ts';
import { listEvidence } from '../store/evidence.ts';
import { PromotionEvidence } from './evidence-schema.ts';

/** Evidence of all commits, newest first. */
export const evidenceList = defineList({
  noun: 'promotion',
  name: 'list',
  route: '/v1/promotion/evidence',
  does: 'evidence for commits: smoke tests, security gates, rollback plans',
  empty: {
    says: 'No evidence has been recorded yet.',
    next: 'muster promotion record-gate <service> --commit <commit> --gate sast --file results.sarif',
  },
  clauses: ['5.2.3', '7.8'],
  permission: promotionPermissions.read,
  filters: {
    service: Type.Optional(Type.String({ maxLength: 100, ...field({ asks: 'Only for this service' }) })),
    commit: Type.Optional(Type.String({ maxLength: 100, ...field({ asks: 'Only for this commit' }) })),
  },
  item: PromotionEvidence,
  columns: [
    { at: 'recordedAt', head: 'Recorded', as: 'instant', dropped: 2 },
    { at: 'service', head: 'Service', shrinksTo: 12 },
    { at: 'commit', head: 'Commit', shrinksTo: 12 },
    { at: 'what', head: 'What', shrinksTo: 12 },
    { at: 'state', head: 'State' },
    { at: 'tool', head: 'By', dropped: 1 },
    { at: 'findings', head: 'Findings', dropped: 3 },
  ],
  keyset: { at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) },
  async page(use, { filters, after, limit }) {
    const found = await listEvidence(use(readerService)().db, {
      service: filters.service?.toLowerCase(),
      commit: filters.commit,
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const page = pageOf(found, limit, (last) => ({ at: last.recordedAt.toISOString(), id: last.id as string }));
    return { ...page, items: found.slice(0, limit).map(evidenceView) };
  },
});

const evidenceView = (it: Evidence): Static<typeof PromotionEvidence> => ({
  id: it.id,
  service: it.service,
  commit: it.commit,
  what: it.what,
  state: it.state,
  findings: it.findings,
  ...(it.tool === undefined ? {} : { tool: it.tool }),
  ...(it.report === undefined ? {} : { report: it.report }),
  ...(it.plan === undefined ? {} : { plan: it.plan }),
  ...(it.reference === undefined ? {} : { reference: it.reference }),
  ...(it.deployment === undefined ? {} : { deployment: it.deployment }),
  recordedAt: it.recordedAt.toISOString(),
});
