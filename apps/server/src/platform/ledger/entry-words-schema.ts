import { Type } from 'typebox';

/** The result of `describeEntry` in API responses. */
export const entryWords = {
  summary: Type.String(),
  instants: Type.Optional(
    Type.Array(Type.String({ format: 'date-time' }), {
      description: 'Moments that the summary names, as they stand in it: to be shown by the reader’s own clock.',
    }),
  ),
};

/** What an entry is about and what it changed, as far as its reader may see. */
export const Things = Type.Array(
  Type.Object({
    kind: Type.String(),
    id: Type.String(),
    name: Type.Optional(Type.String({ description: 'What people and pages ask for it by, where that is not its id.' })),
  }),
);
