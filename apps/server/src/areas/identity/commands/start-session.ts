import { Type } from 'typebox';
import { addMinutes } from '../../../kernel/clock.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { wrongCredentials } from '../domain/wrong-credentials.ts';
import { sessionStarted } from '../ledger-actions.ts';
import { identityPermissions } from '../permissions.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { authorise } from '../queries/authorise.ts';
import { lockPasswordHash } from '../store/passwords.ts';
import { insertRefreshToken } from '../store/refresh-tokens.ts';
import { insertSession } from '../store/sessions.ts';
import { hashSecret, newSecret } from '../tokens/secret.ts';
import { actingPerson } from './acting-person.ts';
import { PasswordHashInput } from './password-hash-input.ts';

/**
 * Begins the session that the actor names, after they have proven who they are at the edge. Answers with the secret that
 * holds it, once: a browser's cookie, or the first refresh token of a family. Only its hash is kept (GOV 7.7).
 * `passwordHash` is what their password was held against. One that was changed since then opens nothing any more, or a
 * change would end every session but the one that was just being started with the old password.
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
    const { id, sessionId } = person.value;
    if (passwordHash !== undefined && (await lockPasswordHash(ctx.tx, id, 'to-rely-on-it')) !== passwordHash)
      return err(wrongCredentials);
    const { session, refreshToken } = ctx.policies.current.authentication;
    const expiresAt = addMinutes(ctx.now, (how === 'browser' ? session : refreshToken).validFor.minutes);
    const secret = newSecret(ctx.ids);
    const entry = ctx.record(sessionStarted, {
      resource: { kind: 'session', id: sessionId },
      clause: session.clause,
      data: { session: sessionId, how },
    });
    const cookieHash = how === 'browser' ? hashSecret(secret) : undefined;
    await insertSession(ctx.tx, { id: sessionId, principalId: id, cookieHash, at: ctx.now, expiresAt, entry });
    if (how === 'oauth') await insertRefreshToken(ctx.tx, { hash: hashSecret(secret), sessionId, at: ctx.now });
    return ok({ secret, expiresAt });
  },
});
