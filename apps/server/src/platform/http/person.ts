import { Type } from 'typebox';

/** Somebody, as far as the reader may know who they are: an erased person has initials and an id at most. */
export const Person = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.Optional(Type.String()),
    initials: Type.String(),
    roles: Type.Optional(Type.Array(Type.String())),
  },
  { title: 'Person' },
);
