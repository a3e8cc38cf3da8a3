import fc from 'fast-check';
import type { Facts } from '../domain/facts.ts';
import { policy } from './declared.ts';

/** Any set of facts a reporter may know, from none to everything the policy asks. */
export const anyFacts = fc.record(
  Object.fromEntries(
    Object.entries(policy.triage.facts).map(([name, asked]) => {
      switch (asked.kind) {
        case 'choice':
          return [name, fc.constantFrom(...asked.choices)];
        case 'share':
          return [name, fc.constantFrom(0, 0.05, 0.1, 0.11, 1)];
        case 'minutes':
          return [name, fc.constantFrom(0, 1, 30, 31, 600)];
        case 'yes-no':
          return [name, fc.boolean()];
      }
    }),
  ) as Record<string, fc.Arbitrary<string | number | boolean>>,
  { requiredKeys: [] },
) as fc.Arbitrary<Facts>;
