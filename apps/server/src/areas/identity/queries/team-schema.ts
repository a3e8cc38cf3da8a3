import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { Verdict } from '../../../platform/http/verdict.ts';

/** A team in list responses. */
export const Team = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    members: Type.Array(Person),
    may: Type.Object(
      { keep: Verdict },
      { description: 'What the caller may do with it: `keep` means restricting something to it, such as an incident.' },
    ),
  },
  { title: 'Team' },
);
