import { addMinutes } from '../../../kernel/clock.ts';
import type { AreaReads, Person, WaitingPage } from '../../../platform/manifest-queries.ts';
import { endingFor } from '../store/exceptions.ts';

/** Exceptions the person requested that end soon: the clause applies again unless they renew. */
export async function exceptionsEnding({ db, clock, policies }: AreaReads, person: Person): Promise<WaitingPage> {
  const rule = policies().current.document.exceptions;
  const now = clock.now();
  const ending = await endingFor(db, person.id, now, addMinutes(now, rule.renewalAskedBefore.minutes));
  return {
    items: ending.map(({ id, clause, scope, expiresAt }) => ({
      kind: 'exception-ends',
      thing: { kind: 'exception', id },
      title: `The exception to ${clause} for ${scope} ends`,
      does: 'View',
      page: `/exceptions/${id}`,
      command: `muster exception show ${id}`,
      clause: rule.clause,
      dueAt: expiresAt.toISOString(),
    })),
  };
}
