import { Type } from 'typebox';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { passwordsOff, wrongCredentials } from '../domain/passwords-off.ts';
import { identityPermissions } from '../permissions.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { authorise } from '../queries/authorise.ts';
import { mayUsePasswords } from '../queries/may-use-passwords.ts';
import { lockPasswordHash } from '../store/passwords.ts';
import { actingPerson } from './acting-person.ts';
import { beginSession } from './begin-session.ts';
import { PasswordHashInput } from './password-hash-input.ts';

/**
 * Starts the session that the actor names, after authentication at the edge. Returns its secret once: a browser's
 * cookie or the first refresh token of a family. Only the hash is stored (GOV 7.7). `passwordHash` is the hash the
 * password was checked against. If it has changed since, the start is refused; otherwise a password change would miss a
 * session that is just being started with the old password. If the policy turns the password flow off, only the people
 * it names may sign in this way, and it is recorded as breaking the glass.
 */
export const startSession = defineCommand({
  name: 'session.start',
  input: Type.Object(
    {
      how: Type.Union([Type.Literal('browser'), Type.Literal('oauth')]),
      passwordHash: Type.Optional(PasswordHashInput),
    },
    { additionalProperties: false },
  ),
  givesSecret: true,
  resource: () => ({ kind: 'session', id: 'new' }),
  async decide(ctx, { how, passwordHash }) {
    const allowed = await authorise(ctx, identityPermissions.startSession, ORGANISATION);
    if (!allowed.ok) return allowed;
    const person = actingPerson(ctx.actor);
    if (!person.ok) return person;
    const { id } = person.value;
    if (passwordHash !== undefined && (await lockPasswordHash(ctx.tx, id, 'to-rely-on-it')) !== passwordHash)
      return err(wrongCredentials);
    if (!(await mayUsePasswords(ctx, id))) return err(passwordsOff);
    const isOff = !ctx.policies.current.authentication.passwordFlow.enabled;
    return ok(await beginSession(ctx, person.value, isOff ? 'break-glass' : how));
  },
});
