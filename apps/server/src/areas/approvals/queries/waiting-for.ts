import { principalOf, type Actor } from '../../../kernel/actor.ts';
import { voteRefused, type OpenCase } from '../domain/judge-vote.ts';
import { openApprovals } from '../store/approvals.ts';
import { casesOf, type CaseReader } from './cases.ts';

/** The most open requests examined, soonest to expire first. */
const MOST = { limit: 500 };

/** Requests waiting for this person's decision, soonest to expire first. */
export async function waitingFor(reader: CaseReader, actor: Actor): Promise<readonly OpenCase[]> {
  const person = principalOf(actor);
  if (person === undefined) return [];
  const open = await openApprovals(reader.db, MOST.limit);
  if (open.length === 0) return [];
  const cases = await casesOf(reader, open);
  return cases.filter((here) => voteRefused(here, person, reader.now, reader.policies.current) === undefined);
}
