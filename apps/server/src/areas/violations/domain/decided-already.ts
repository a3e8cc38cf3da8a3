import type { PolicySnapshot } from '@muster/policy';
import type { Refusal } from '../../../kernel/decision.ts';
import type { Violation } from './violation.ts';

/** What is decided is history. */
export const decidedAlready = ({ state }: Violation, { violations }: PolicySnapshot): Refusal | undefined =>
  state === 'decided'
    ? {
        allowed: false,
        obligations: [],
        code: 'violations/decided',
        reason: 'It is decided already.',
        clause: violations.report.clause,
      }
    : undefined;
