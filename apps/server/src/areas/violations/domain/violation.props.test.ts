import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { handlersOf } from './violation.ts';

const policy = releasedPolicy();
const people = ['a', 'b', 'c', 'd', 'e'].map((each) => asId<'principal'>(each));
const some = fc.subarray(people);

test('nobody handles what is about them or what they reported, and somebody always does who is neither [GOV 10.1]', () => {
  fc.assert(
    fc.property(
      some,
      some,
      fc.option(fc.constantFrom(...people), { nil: undefined }),
      fc.boolean(),
      fc.subarray([...policy.violations.conflict.whenEverybody]),
      (governance, subjects, reporter, aboutGovernance, calledIn) => {
        const contacts = new Map<string, PrincipalId>(
          policy.violations.conflict.whenEverybody.map((role, index) => [role, asId<'principal'>(`contact-${index}`)]),
        );
        const handlers = handlersOf(
          { aboutGovernance, subjects, reporter, calledIn },
          { governance, contacts },
          policy,
        );
        expect(handlers.length).toBeGreaterThan(0);
        for (const person of [...subjects, ...(reporter === undefined ? [] : [reporter])])
          expect(handlers).not.toContain(person);
        if (aboutGovernance) for (const person of governance) expect(handlers).not.toContain(person);
      },
    ),
    { seed: 4, numRuns: 100 * depth },
  );
});
