import type { AppError } from '../../../kernel/app-error.ts';

/** Facts that the policy does not ask for, or that are not of the kind it asks for. */
export const unknownFact = (fields: NonNullable<AppError['fields']>): AppError => ({
  kind: 'invalid',
  code: 'incidents/unknown-fact',
  public: 'Some of the facts cannot be used.',
  fields,
});
