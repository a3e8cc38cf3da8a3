import type { PolicySnapshot } from '@muster/policy';
import type { FieldProblem, AppError } from '../../../kernel/app-error.ts';
import { pathSegment } from '../../../kernel/path-segment.ts';

/**
 * The known facts of an incident, by their names in the policy's triage. Shares run from 0 to 1, durations are in
 * minutes. A missing fact is unknown, which is not the same as false (R26).
 */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** Problems with facts that the policy does not ask for, or whose value is not a valid answer. */
export function factProblems(facts: Facts, policy: PolicySnapshot): FieldProblem[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const asked = Object.hasOwn(policy.triage.facts, name) ? policy.triage.facts[name] : undefined;
    const path = `/facts/${pathSegment(name)}`;
    if (!asked)
      return [
        {
          path,
          problem: 'is not a fact that this policy asks for',
          remedy: `use one of ${Object.keys(policy.triage.facts).join(', ')}`,
        },
      ];
    const wanted = wantedInstead(asked, value);
    return wanted === undefined ? [] : [{ path, ...wanted }];
  });
}

type AskedFact = PolicySnapshot['triage']['facts'][string];

function wantedInstead(asked: AskedFact, value: Facts[string]): Omit<FieldProblem, 'path'> | undefined {
  switch (asked.kind) {
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : { problem: 'is not yes or no', remedy: 'give true or false' };
    case 'share':
      return typeof value === 'number' && value >= 0 && value <= 1
        ? undefined
        : { problem: 'is not a share of the whole', remedy: 'give a number from 0 to 1, such as 0.14 for 14 %' };
    case 'minutes':
      return typeof value === 'number' && value >= 0 && Number.isFinite(value)
        ? undefined
        : { problem: 'is not a number of minutes', remedy: 'give 0 or more, such as 34' };
    case 'choice':
      return typeof value === 'string' && asked.choices.includes(value)
        ? undefined
        : { problem: 'is not one of the possible answers', remedy: `give one of ${asked.choices.join(', ')}` };
  }
}

/** Facts that the policy does not ask for, or of the wrong type. */
export const unknownFact = (fields: NonNullable<AppError['fields']>): AppError => ({
  kind: 'invalid',
  code: 'incidents/unknown-fact',
  public: 'Some of the facts cannot be used.',
  fields,
});
