import type { PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import { isPartMissed } from '../standing.ts';
import { findObjective } from './objectives.ts';

/**
 * Whether a model version (`model@version`) misses the accuracy objective at present (GOV 4.3); undefined where there is
 * none, or where nobody knows.
 */
export async function accuracyMissed(
  db: Kysely<unknown>,
  policy: PolicySnapshot,
  version: string,
  now: Date,
): Promise<boolean | undefined> {
  const [id] = Object.entries(policy.slos).find(([, { objective }]) => objective.kind === 'accuracy') ?? [];
  const objective = id === undefined ? undefined : await findObjective(db, policy, id);
  return objective === undefined ? undefined : isPartMissed(db, objective, version, policy, now);
}
