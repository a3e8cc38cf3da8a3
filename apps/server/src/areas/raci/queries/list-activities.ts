import { definePermission, activityIds, roleTitle, rolesFor, type ActivityId, type RaciLetter } from '@muster/policy';
import { Type } from 'typebox';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { verdictOf } from '../../../kernel/decision.ts';
import { Verdict } from '../../../platform/http/verdict.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { judge } from '../../identity/public.ts';
import { raciPermissions } from '../permissions.ts';
import { raciReader, raciRoom } from '../room.ts';

const Roles = Type.Array(Type.String());

/** A row of the matrix and the commands that carry it out. */
const Activity = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    clause: Type.String(),
    acts: Roles,
    answers: Roles,
    consulted: Roles,
    informed: Roles,
    verbs: Type.Array(Type.String(), {
      description: 'The commands that carry it out, such as `incident update`. Empty: none yet.',
    }),
    may: Verdict,
  },
  { title: 'Activity' },
);

/** The policy's matrix: who does what, which commands carry it out, and whether the reader may, or why not. */
export const activityList = defineList({
  noun: 'raci',
  name: 'show',
  route: '/v1/raci',
  does: 'who is responsible, accountable, consulted and informed for each activity of the policy, and what you may do',
  empty: { says: 'The policy has no matrix.' },
  clauses: ['2.10'],
  permission: raciPermissions.read,
  filters: {},
  item: Activity,
  columns: [
    { at: 'title', head: 'Activity', shrinksTo: 14 },
    { at: 'acts', head: 'Acts', shrinksTo: 8 },
    { at: 'answers', head: 'Accountable', shrinksTo: 8 },
    { at: 'consulted', head: 'Asked', shrinksTo: 8, dropped: 1 },
    { at: 'informed', head: 'Told', shrinksTo: 8, dropped: 2 },
    { at: 'verbs', head: 'By', shrinksTo: 8 },
  ],
  async page(use, { actor }) {
    const reader = raciReader(use);
    const policy = reader.policies.current;
    const decisions = await judge(reader, actor, activityIds.map(actsIn), ORGANISATION, []);
    const titled = (activity: ActivityId, letter: RaciLetter) =>
      rolesFor(policy, activity, letter).roles.map((role) => roleTitle(policy, role));
    const items = activityIds.map((id) => {
      const decision = decisions?.get(actsIn(id).name);
      return {
        id,
        title: policy.raci[id].title,
        clause: policy.raci[id].clause,
        acts: titled(id, 'R'),
        answers: titled(id, 'A'),
        consulted: titled(id, 'C'),
        informed: titled(id, 'I'),
        verbs: use(raciRoom)
          .verbs()
          .flatMap(({ activity, noun, verb }) => (activity === id ? [`${noun} ${verb}`] : [])),
        may: decision === undefined ? { allowed: false } : verdictOf(decision),
      };
    });
    return { items };
  },
});

/** A permission that asks only whether the actor is responsible for this activity. */
const actsIn = (activity: ActivityId) =>
  definePermission({
    name: `raci.${activity}`,
    scope: raciPermissions.read.scope,
    clause: '2.10',
    anyOf: [{ kind: 'activity', activity, letter: 'R' }],
  });
