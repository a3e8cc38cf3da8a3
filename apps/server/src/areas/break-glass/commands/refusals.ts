import type { StateRefusal } from '../../../platform/verbs/declared.ts';
import type { Emergency } from '../domain/emergency.ts';

/** Refuses if it has already been approved or declined. */
export const answered = ({ grant, declined }: Emergency): StateRefusal | undefined =>
  grant === undefined && declined === undefined
    ? undefined
    : refusal('break-glass/answered', 'It has already been decided.', 'muster break-glass list');

export const refusal = (
  code: `break-glass/${string}`,
  reason: string,
  remedy: string,
  clause = '5.3.1',
): StateRefusal => ({
  allowed: false,
  code,
  clause,
  reason,
  remedy,
  obligations: [],
});
