import type { Plan } from '@muster/rota';
import type { FieldProblem } from '../../../kernel/app-error.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { knownTimeZone } from '../../identity/domain/time-zone.ts';

/** Everyone who has a turn in the plan, without duplicates. */
export const peopleIn = (plan: Plan | undefined): readonly PrincipalId[] =>
  [...new Set((plan?.rotations ?? []).flatMap(({ turns }) => turns.flat()))].map((id) => asId<'principal'>(id));

/** Errors in a plan beyond its schema. */
export function problemsOf(plan: Plan, isActive: (person: string) => boolean): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!knownTimeZone(plan.zone).ok)
    problems.push({ path: '/plan/zone', problem: 'is not a time zone', remedy: 'name one such as Europe/Zurich' });
  for (const [at, rotation] of plan.rotations.entries()) {
    const path = `/plan/rotations/${at}`;
    if (plan.rotations.findIndex(({ id }) => id === rotation.id) < at)
      problems.push({ path: `${path}/id`, problem: 'belongs to another rotation', remedy: 'leave it out' });
    if (rotation.first >= rotation.turns.length)
      problems.push({ path: `${path}/first`, problem: 'is not a turn', remedy: 'count from 0' });
    for (const [turn, people] of rotation.turns.entries())
      for (const [place, person] of people.entries())
        if (!isActive(person))
          problems.push({
            path: `${path}/turns/${turn}/${place}`,
            problem: 'is not an active member',
            remedy: 'choose a member from the list',
          });
  }
  return problems;
}

/**
 * A plan without a person. Turns that were theirs alone are removed, except that the last remaining turn is left empty.
 */
export const withoutPerson = (plan: Plan, person: string): Plan => ({
  ...plan,
  rotations: plan.rotations.map((rotation) => {
    const turns = rotation.turns.map((people) => ({
      was: people.length,
      people: people.filter((each) => each !== person),
    }));
    const left = turns.filter(({ was, people }) => was === 0 || people.length > 0).map(({ people }) => people);
    return left.length === 0
      ? { ...rotation, turns: [[]], first: 0 }
      : { ...rotation, turns: left, first: rotation.first % left.length };
  }),
});
