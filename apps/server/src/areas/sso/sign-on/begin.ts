import { addMinutes } from '../../../kernel/clock.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Purpose } from '../domain/attempt.ts';
import { returnPath } from '../return-path.ts';
import { knownProvider, redirectUriOf } from '../known-provider.ts';
import { noSuchProvider } from '../provider-thing.ts';
import { authorizationUrl, discover } from '../provider/ask-provider.ts';
import { proofsOf } from '../provider/proofs-of.ts';
import type { Sso } from '../sso.ts';
import { providerNamed } from '../store/providers.ts';
import { attemptCookie } from './attempt-cookie.ts';

const SECRET_BYTES = 32;

type Asked = { readonly name: string; readonly purpose: Purpose; readonly next: string | undefined };
type Begun = { readonly url: string; readonly cookie: string; readonly expiresAt: Date };

/** Starts an attempt: the URL to send the browser to, and the cookie that binds the attempt to it. */
export async function begin(sso: Sso, { name, purpose, next }: Asked): Promise<Result<Begun, AppError>> {
  const provider = await providerNamed(sso.db, name);
  if (provider?.state !== 'on') return err(noSuchProvider);
  const found = await discover(sso.outgoing, await knownProvider(sso.db, sso.dataKeys, provider));
  if (!found.ok) return found;
  const secret = Buffer.from(sso.ids.bytes(SECRET_BYTES)).toString('base64url');
  const { minutes } = sso.policies().current.authentication.singleSignOn.attemptValidFor;
  const expiresAt = addMinutes(sso.clock.now(), minutes);
  return ok({
    url: await authorizationUrl(found.value, {
      redirectUri: redirectUriOf(sso.publicUrl(), name),
      proofs: proofsOf(secret),
    }),
    cookie: attemptCookie(sso.ring, {
      secret,
      provider: provider.id,
      next: returnPath(next),
      purpose,
      expiresAt: expiresAt.getTime(),
    }),
    expiresAt,
  });
}
