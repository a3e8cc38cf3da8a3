import type { PolicyFinding } from '@muster/policy';
import { Type } from 'typebox';
import { addDays } from '../../../kernel/clock.ts';
import { readerService } from '../../../platform/access/access.ts';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { deploymentPermissions } from '../permissions.ts';
import { countUnasked, listFound } from '../store/found-deployments.ts';

/** Deployments to production reported by the forge that the gate had not allowed, newest first. */
export const unaskedList = defineList({
  noun: 'deployment',
  name: 'unasked',
  route: '/v1/deployments-unasked',
  does: 'what was deployed to production without the gate, as reported by GitHub',
  empty: { says: 'No deployments that GitHub reports bypassed the gate.', next: 'muster deployment list' },
  clauses: ['4.7', '5.2.3'],
  permission: deploymentPermissions.read,
  filters: {},
  item: Type.Object(
    {
      service: Type.String(),
      environment: Type.String(),
      commit: Type.String(),
      repository: Type.String(),
      forgeId: Type.String({ description: 'The deployment’s number on GitHub.' }),
      gate: Type.Enum(['would have allowed it', 'would have refused it']),
      reference: Type.Optional(Type.String()),
      happenedAt: Type.String({ format: 'date-time' }),
    },
    { title: 'UnaskedDeployment' },
  ),
  columns: [
    { at: 'happenedAt', head: 'Went through', as: 'instant' },
    { at: 'service', head: 'Service', shrinksTo: 12 },
    { at: 'commit', head: 'Commit', shrinksTo: 12 },
    { at: 'environment', head: 'Where', dropped: 2 },
    { at: 'gate', head: 'The gate', shrinksTo: 12 },
    { at: 'repository', head: 'Repository', dropped: 1 },
  ],
  keyset: { at: Type.String({ format: 'date-time' }), repository: Type.String(), forgeId: Type.String() },
  async page(use, { after, limit }) {
    const found = await listFound(use(readerService)().db, {
      after: after === undefined ? undefined : { ...after, at: new Date(after.at) },
      limit: limit + 1,
    });
    const { next } = pageOf(found, limit, ({ happenedAt, repository, forgeId }) => ({
      at: happenedAt.toISOString(),
      repository,
      forgeId,
    }));
    return {
      items: found.slice(0, limit).map(({ wouldHavePassed, reference, happenedAt, ...rest }) => ({
        ...rest,
        gate: wouldHavePassed ? ('would have allowed it' as const) : ('would have refused it' as const),
        ...(reference === undefined ? {} : { reference }),
        happenedAt: happenedAt.toISOString(),
      })),
      next,
    };
  },
});

/** How long each is part of the finding; it stays in the list. */
const TOLD_FOR_DAYS = 30;

/** Findings: some pipeline deploys without asking the gate, so no freeze can stop it. */
export async function unaskedFindings({ db, clock, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const policy = policies().current;
  const count = await countUnasked(db, addDays(clock.now(), -TOLD_FOR_DAYS));
  if (count === 0) return [];
  return [
    {
      clause: policy.changes.infrastructureAndApi.promotion.clause,
      weight: 'warning',
      message: `${count} deployments to production of the last ${TOLD_FOR_DAYS} days bypassed the deploy gate: make Muster a protection rule of the environment, or let the pipeline ask the gate.`,
      ruling: null,
      act: { who: 'the person who deploys it', page: '/deployments' },
    },
  ];
}
