import type { PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import { isPartMissed } from '../standing.ts';
import { findObjective } from './objectives.ts';

/**
 * Whether a model version (`model@version`) currently misses the accuracy objective (GOV 4.3); undefined if there is
 * none, or unknown.
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
