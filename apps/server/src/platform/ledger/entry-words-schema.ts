import { Type } from 'typebox';

/** What `describeEntry` says, as an answer of the API carries it. */
export const entryWords = {
  summary: Type.String(),
  instants: Type.Optional(
    Type.Array(Type.String({ format: 'date-time' }), {
      description: 'Moments that the summary names, as they stand in it: to be shown by the reader’s own clock.',
    }),
  ),
};
