import { timingSafeEqual } from 'node:crypto';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Attempt } from '../domain/attempt.ts';
import { knownProvider, redirectUriOf } from '../known-provider.ts';
import { discover, redeem, type SignedOn } from '../provider/ask-provider.ts';
import { proofsOf } from '../provider/proofs-of.ts';
import type { Sso } from '../sso.ts';
import { providerNamed, type KeptProvider } from '../store/providers.ts';
import { useAttempt } from '../store/used-attempts.ts';
import { hashSecret } from '../../identity/public.ts';
import { readAttempt } from './attempt-cookie.ts';

type Given = { readonly name: string; readonly query: string; readonly cookie: string | undefined };
type CameBack = { readonly provider: KeptProvider; readonly attempt: Attempt; readonly who: SignedOn };

/**
 * Who came back, provided it is the same browser, the same provider and the first return. The attempt is marked used
 * before the code is redeemed, so it works at most once.
 */
export async function comeBack(sso: Sso, { name, query, cookie }: Given): Promise<Result<CameBack, AppError>> {
  const { db, clock, ring } = sso;
  const attempt = readAttempt(ring, cookie, clock.now());
  const provider = await providerNamed(db, name);
  if (attempt === undefined || provider?.state !== 'on' || provider.id !== attempt.provider) return err(attemptOver);
  const proofs = proofsOf(attempt.secret);
  const cameBackTo = new URL(redirectUriOf(sso.publicUrl(), name));
  cameBackTo.search = query;
  if (!isSame(cameBackTo.searchParams.get('state') ?? '', proofs.state)) return err(attemptOver);
  const expiresAt = new Date(attempt.expiresAt);
  if (!(await useAttempt(db, hashSecret(attempt.secret), expiresAt, clock.now()))) return err(attemptOver);
  const found = await discover(sso.outgoing, await knownProvider(db, sso.dataKeys, provider));
  if (!found.ok) return found;
  const who = await redeem(found.value, { cameBackTo, proofs });
  return who.ok ? ok({ provider, attempt, who: who.value }) : who;
}

const isSame = (given: string, right: string): boolean =>
  given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right));

/** Started in another browser or at another provider, expired, or already used: somebody else's attempt or a replay. */
const attemptOver: AppError = {
  kind: 'unauthenticated',
  code: 'sso/attempt-over',
  public: 'This sign-in was not begun in this browser, took too long, or was finished before.',
  remedy: 'Begin again.',
  clause: '7.7',
};
