import { Type } from 'typebox';
import { field } from '../../../platform/verbs/fields.ts';

/** What the evidence is about, named the same way as in the deploy gate. */
export const commitFields = {
  service: Type.String({
    pattern: '^[A-Za-z0-9][A-Za-z0-9._/-]*$',
    maxLength: 100,
    ...field({ asks: 'Which service?', positional: true }),
  }),
  commit: Type.String({
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
    maxLength: 100,
    ...field({ asks: 'Which commit or version?' }),
  }),
};

export const referenceField = Type.Optional(
  Type.String({
    pattern: '^https://[^\\s@]+$',
    maxLength: 500,
    ...field({ asks: 'Link to its details, such as the address of a run' }),
  }),
);
