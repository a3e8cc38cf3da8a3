import type { Actor } from '../../../kernel/actor.ts';
import { verdictOf, type Verdict } from '../../../kernel/decision.ts';
import type { Permission } from '@muster/policy';
import { ORGANISATION } from '../../../kernel/protected.ts';
import type { Reader } from '../../../platform/access/access.ts';
import { judge } from './judge.ts';

/** What commands would decide for this actor for each permission, organisation-wide (GOV 2.10, 7.6). */
export async function mayDo(
  reader: Reader,
  actor: Actor,
  permissions: readonly Permission[],
): Promise<Readonly<Record<string, Verdict>> | undefined> {
  const decisions = await judge(reader, actor, permissions, ORGANISATION);
  return decisions && Object.fromEntries([...decisions].map(([name, decision]) => [name, verdictOf(decision)]));
}
