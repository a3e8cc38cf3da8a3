import { Type } from 'typebox';
import { isBefore } from '../../../kernel/clock.ts';
import { ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { sessionEnded, sessionRefreshed } from '../ledger-actions.ts';
import { identityPermissions } from '../permissions.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { authorise } from '../queries/authorise.ts';
import { insertRefreshToken, refreshTokenByHash, useRefreshToken } from '../store/refresh-tokens.ts';
import { closeSession, lockOpenSession } from '../store/sessions.ts';
import { hashSecret, newSecret } from '../tokens/secret.ts';
import { actingPerson } from './acting-person.ts';

export type Refreshed =
  | { readonly kind: 'refreshed'; readonly secret: string }
  | { readonly kind: 'over' }
  | { readonly kind: 'reused' };

/**
 * Exchanges a refresh token for the next of its family. Reuse means two parties hold the token, one of them a thief:
 * the whole family ends. That must be committed and recorded, so it is a successful answer rather than an error (abuse
 * case 7).
 */
export const refreshSession = defineCommand({
  name: 'session.refresh',
  input: Type.Object({ tokenHash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, { additionalProperties: false }),
  givesSecret: true,
  resource: () => ({ kind: 'session', id: 'own' }),
  async decide(ctx, input) {
    const allowed = await authorise(ctx, identityPermissions.startSession, ORGANISATION);
    if (!allowed.ok) return allowed;
    const person = actingPerson(ctx.actor);
    if (!person.ok) return person;
    const session = await lockOpenSession(ctx.tx, person.value.sessionId);
    const hash = Buffer.from(input.tokenHash, 'hex');
    const token = await refreshTokenByHash(ctx.tx, hash);
    if (!session || token?.sessionId !== session.id || !isBefore(ctx.now, session.expiresAt))
      return ok<Refreshed>({ kind: 'over' });
    if (token.isUsed) {
      await endFamily(ctx, session.id);
      return ok<Refreshed>({ kind: 'reused' });
    }
    const secret = newSecret(ctx.ids);
    await useRefreshToken(ctx.tx, hash, ctx.now);
    await insertRefreshToken(ctx.tx, { hash: hashSecret(secret), sessionId: session.id, at: ctx.now });
    ctx.record(sessionRefreshed, {
      resource: { kind: 'session', id: session.id },
      clause: '7.7',
      data: { session: session.id },
    });
    return ok<Refreshed>({ kind: 'refreshed', secret });
  },
});

async function endFamily(ctx: CommandContext, session: string): Promise<void> {
  const entry = ctx.record(sessionEnded, {
    resource: { kind: 'session', id: session },
    clause: ctx.policies.current.authentication.refreshToken.clause,
    decision: { allowed: false, code: 'identity/refresh-token-reused' },
    data: { session, why: 'token-reused' },
  });
  await closeSession(ctx.tx, session, ctx.now, entry);
}
