import { loadPolicies, PolicyRegistry } from '../../areas/policy/public.ts';
import type { Db } from '../../platform/database/db.ts';
import { StartFailure } from '../start-failure.ts';

/** The policies that ship with Muster, with the one in force taken from this database. */
export async function policiesIn(db: Db): Promise<PolicyRegistry> {
  const policies = loadPolicies();
  if (!policies.ok) throw new StartFailure({ problem: policies.error.join('\n'), remedy: 'Fix the policy files.' });
  const registry = new PolicyRegistry(policies.value);
  await registry.reload(db);
  return registry;
}
