import { Type } from 'typebox';
import { Verdict } from '../../../platform/http/verdict.ts';
import type { Permission } from '@muster/policy';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });

/** Size limits of requests. The rules for new passwords are the policy's. */
const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: '^[^\\s@]+@[^\\s@]+$',
  remedy: 'Write it as name@example.org.',
});
export const PasswordInput = Type.String({ minLength: 1, maxLength: 256 });

const HeldRole = Type.Object({ role: Type.String(), teamId: Type.Optional(Id) });

export const sessionSchema = (offered: readonly Permission[]) =>
  Type.Object(
    {
      principal: Type.Object({
        id: Id,
        name: Type.String(),
        email: Type.String(),
        timeZone: Type.Optional(
          Type.String({ description: 'The zone in which they read times; absent if they have not set one.' }),
        ),
        kind: Type.Union([Type.Literal('person'), Type.Literal('service')]),
      }),
      outside: Type.Optional(
        Type.Object(
          { until: Instant },
          { description: 'Present for an outside auditor: until when they have access.' },
        ),
      ),
      roles: Type.Array(HeldRole),
      contactRoles: Type.Array(Type.String()),
      may: Type.Object(Object.fromEntries(offered.map(({ name }) => [name, Verdict])), {
        description:
          'What the caller may do for the whole organisation. What they may do with one thing is in its own response.',
      }),
      onCall: Type.Boolean(),
      csrfToken: Type.String({
        description: 'Send it as X-CSRF-Token with every write. Empty for tokens and keys, which need none.',
      }),
      policy: Type.Object({ id: Type.String(), version: Type.String(), revision: Type.Integer() }),
      unseparated: Type.Boolean({ description: 'Duties that the policy wants separated are held by the same person.' }),
      serverTime: Instant,
    },
    { title: 'Session' },
  );

export const SignIn = Type.Object({ email: Email, password: PasswordInput });

export const PasswordChange = Type.Object({ currentPassword: PasswordInput, password: PasswordInput });
export const PasswordChanged = Type.Object(
  { endedSessions: Type.Integer({ description: 'How many other sessions this ended.' }) },
  { title: 'PasswordChanged' },
);

export const Tokens = Type.Object(
  {
    access_token: Type.String(),
    token_type: Type.Literal('Bearer'),
    expires_in: Type.Integer(),
    refresh_token: Type.String(),
  },
  { title: 'Tokens', description: 'RFC 6749 5.1' },
);

export const TokenRequest = Type.Object({
  grant_type: Type.String({ maxLength: 100 }),
  username: Type.Optional(Type.String({ maxLength: 254 })),
  password: Type.Optional(PasswordInput),
  refresh_token: Type.Optional(Type.String({ maxLength: 200 })),
  client_id: Type.Optional(Type.String({ maxLength: 100 })),
  scope: Type.Optional(Type.String({ maxLength: 1000 })),
});

export const Jwks = Type.Object({
  keys: Type.Array(
    Type.Object({
      kty: Type.String(),
      crv: Type.String(),
      x: Type.String(),
      kid: Type.String(),
      alg: Type.String(),
      use: Type.String(),
    }),
  ),
});
