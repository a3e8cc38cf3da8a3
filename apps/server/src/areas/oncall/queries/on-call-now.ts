import type { Kysely } from 'kysely';
import { Type } from 'typebox';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import { Person } from '../../../platform/http/person.ts';
import type { People } from '../../identity/public.ts';
import { othersWhoMaySet } from './others-who-may-set.ts';
import { unseparatedAmong } from './unseparated-on-call.ts';
import { whomAPageCalls } from './whom-a-page-calls.ts';
import { placesNow } from '../store/places.ts';

export const OnCall = Type.Object(
  {
    people: Type.Array(Person, { description: 'All of them are notified at once.' }),
    calledInstead: Type.Array(Person, { description: 'Who is paged while nobody is on call; otherwise empty.' }),
    unseparated: Type.Array(Person, {
      description: 'Those who put themselves on call because nobody else could (R32).',
    }),
    list: Type.Array(Person, { description: 'Who is on the on-call list; the others are on call through a schedule.' }),
    mayPutSelf: Type.Boolean({
      description: 'Whether the reader may put themselves on call: only if nobody else could (R42).',
    }),
  },
  { title: 'OnCall' },
);

export type OnCallReads = {
  readonly db: Kysely<unknown>;
  readonly people: People;
  readonly policies: () => Policies;
  readonly clock: Clock;
};

/** Who is on call, or who is paged while nobody is. */
export async function onCallNow({ db, people, policies, clock }: OnCallReads, reader: Actor) {
  const policy = policies().current;
  const now = clock.now();
  const { to, instead } = await whomAPageCalls(db, policy, now);
  const mayPutSelf = (await othersWhoMaySet(db, policy, principalOf(reader))) === 0;
  const person = await people.viewsOf(db, to);
  const called = to.map(person);
  if (instead !== undefined) return { people: [], calledInstead: called, unseparated: [], mayPutSelf, list: [] };
  const unseparated = (await unseparatedAmong(db, to, now)).map(person);
  return { people: called, calledInstead: [], unseparated, mayPutSelf, list: (await placesNow(db)).map(person) };
}
