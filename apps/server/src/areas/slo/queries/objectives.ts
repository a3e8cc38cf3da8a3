import type { PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import { addedObjective, policyObjectives, type Objective } from '../domain/objective.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { definitionsOf, type StoredDefinition } from '../store/definitions.ts';

/** All objectives in force: the policy's, then those added and activated, by name. */
export const objectivesIn = async (db: Kysely<unknown>, policy: PolicySnapshot): Promise<readonly Objective[]> =>
  objectivesAmong(await readAlone(db, activeDefinitions), policy);

export const activeDefinitions = definitionsOf({ state: 'active' });

/** Same, for definitions already read. */
export function objectivesAmong(active: readonly StoredDefinition[], policy: PolicySnapshot): readonly Objective[] {
  const own = policyObjectives(policy);
  return [
    ...own,
    ...active
      .filter(({ name }) => !own.some(({ id }) => id === name))
      .map(({ definition, version }) => addedObjective(definition, version, policy)),
  ];
}

export async function findObjective(
  db: Kysely<unknown>,
  policy: PolicySnapshot,
  id: string,
): Promise<Objective | undefined> {
  const own = policyObjectives(policy).find((objective) => objective.id === id);
  if (own !== undefined) return own;
  const [active] = await readAlone(db, definitionsOf({ name: id, state: 'active' }));
  return active && addedObjective(active.definition, active.version, policy);
}
