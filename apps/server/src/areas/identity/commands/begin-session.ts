import type { Static } from 'typebox';
import { addMinutes } from '../../../kernel/clock.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { sessionStarted, type SignedInBy } from '../ledger-actions.ts';
import { insertRefreshToken } from '../store/refresh-tokens.ts';
import { insertSession } from '../store/sessions.ts';
import { hashSecret, newSecret } from '../tokens/secret.ts';

/** Starts a session and records how the person authenticated. Only the hash of its secret is stored. */
export async function beginSession(
  ctx: CommandContext,
  { id, sessionId }: { readonly id: PrincipalId; readonly sessionId: string },
  how: Static<typeof SignedInBy>,
): Promise<{ readonly secret: string; readonly expiresAt: Date }> {
  const { session, refreshToken } = ctx.policies.current.authentication;
  const isBrowser = how !== 'oauth';
  const expiresAt = addMinutes(ctx.now, (isBrowser ? session : refreshToken).validFor.minutes);
  const secret = newSecret(ctx.ids);
  const entry = ctx.record(sessionStarted, {
    resource: { kind: 'session', id: sessionId },
    clause: session.clause,
    data: { session: sessionId, how },
  });
  const cookieHash = isBrowser ? hashSecret(secret) : undefined;
  await insertSession(ctx.tx, { id: sessionId, principalId: id, cookieHash, at: ctx.now, expiresAt, entry });
  if (!isBrowser) await insertRefreshToken(ctx.tx, { hash: hashSecret(secret), sessionId, at: ctx.now });
  return { secret, expiresAt };
}
