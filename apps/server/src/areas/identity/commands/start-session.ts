import { Type } from 'typebox';
import { addMinutes } from '../../../kernel/clock.ts';
import { ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { sessionStarted } from '../ledger-actions.ts';
import { identityPermissions, ORGANISATION } from '../permissions.ts';
import { authorise } from '../queries/authorise.ts';
import { insertRefreshToken } from '../store/refresh-tokens.ts';
import { insertSession } from '../store/sessions.ts';
import { hashSecret, newSecret } from '../tokens/secret.ts';
import { actingPerson } from './acting-person.ts';

/**
 * Begins the session that the actor names, after they have proven who they are at the edge. Answers with the secret that
 * holds it, once: a browser's cookie, or the first refresh token of a family. Only its hash is kept (GOV 7.7).
 */
export const startSession = defineCommand({
  name: 'session.start',
  input: Type.Object(
    { how: Type.Union([Type.Literal('browser'), Type.Literal('oauth')]) },
    { additionalProperties: false },
  ),
  givesSecret: true,
  resource: () => ({ kind: 'session', id: 'new' }),
  async decide(ctx, { how }) {
    const allowed = await authorise(ctx, identityPermissions.startSession, ORGANISATION);
    if (!allowed.ok) return allowed;
    const person = actingPerson(ctx.actor);
    if (!person.ok) return person;
    const { id, sessionId } = person.value;
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
