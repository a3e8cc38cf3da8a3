import { severities, type Severity } from '@muster/policy';

export type { Severity };

/** Worst first, as the policy lists them: a smaller rank is a worse incident. */
export const severityRank = (severity: Severity): number => severities.indexOf(severity);

export const isWorse = (first: Severity, second: Severity): boolean => severityRank(first) < severityRank(second);

export const worseOf = (first: Severity, second: Severity): Severity => (isWorse(second, first) ? second : first);
