import type { PolicySnapshot } from '@muster/policy';
import type { Refusal } from '../../../kernel/decision.ts';
import type { Violation } from './violation.ts';

/** A decided violation cannot be changed. */
export const decidedAlready = ({ state }: Violation, { violations }: PolicySnapshot): Refusal | undefined =>
  state === 'decided'
    ? {
        allowed: false,
        obligations: [],
        code: 'violations/decided',
        reason: 'It is already decided.',
        clause: violations.report.clause,
      }
    : undefined;
