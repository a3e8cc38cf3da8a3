import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { FreeLine, FreeText } from '../../../platform/commands/free-text.ts';
import { PersonInput } from '../commands/member-input.ts';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });

const { name: Name } = PersonInput;
const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: '^[^\\s@]+@[^\\s@]+$',
  remedy: 'Write it as name@example.org.',
});
const Password = Type.String({ minLength: 1, maxLength: 256 });
const Token = Type.String({ minLength: 1, maxLength: 100 });

export const NewMember = Type.Object({ name: Name, email: Email });
export const Reason = FreeText({ minLength: 1, maxLength: 1000 });

export const SetUpRequest = Type.Object({
  token: Token,
  organisation: FreeLine({ minLength: 1, maxLength: 120 }),
  founder: Type.Object({ name: Name, email: Email, password: Password }),
  governance: Type.Array(NewMember, { maxItems: 20 }),
});

export const SetUpLink = Type.Object({ token: Token });
export const OpenSetUp = Type.Object({ expiresAt: Instant });

export const Invitation = Type.Object(
  { id: Type.Optional(Id), email: Type.Optional(Type.String()), url: Type.String(), expiresAt: Instant },
  { title: 'Invitation', description: 'The link is shown once and opens once.' },
);

export const AcceptRequest = Type.Object({ token: Token, password: Password });

export const Member = Type.Object(
  {
    id: Id,
    name: Type.Optional(Type.String()),
    email: Type.Optional(Type.String()),
    initials: Type.String(),
    state: Type.Union([
      Type.Literal('invited'),
      Type.Literal('active'),
      Type.Literal('suspended'),
      Type.Literal('erased'),
    ]),
    roles: Type.Array(Type.Object({ id: Id, role: Type.String(), teamId: Type.Optional(Id), grantedAt: Instant })),
  },
  { title: 'Member' },
);

export const Reinstated = Type.Object({
  state: Type.Union([Type.Literal('active'), Type.Literal('invited')], {
    description: 'As what they are back: a person is invited again, and chooses a new password by the link.',
  }),
  url: Type.Optional(Type.String({ description: 'The one-time link, shown once; a service account gets none.' })),
  expiresAt: Type.Optional(Instant),
});

export const ContactRole = Type.Object(
  { role: Type.String(), words: Type.String(), clause: Type.String(), holder: Type.Optional(Person) },
  { title: 'ContactRole' },
);

export const GrantRequest = Type.Object({
  role: Type.String({ maxLength: 60 }),
  teamId: Type.Optional(Id),
  reason: Reason,
});
export const ById = Type.Object({ id: Id });
