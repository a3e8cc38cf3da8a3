import { Type } from 'typebox';

/** A person, as far as the reader may know who they are: an erased person has at most initials and an id. */
export const Person = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.Optional(Type.String()),
    initials: Type.String(),
    roles: Type.Optional(Type.Array(Type.String())),
  },
  { title: 'Person' },
);
