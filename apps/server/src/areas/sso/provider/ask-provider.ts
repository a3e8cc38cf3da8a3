import * as oidc from 'openid-client';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import type { Concealed } from '../../../platform/secrets/concealed.ts';
import type { Provider } from '../domain/provider.ts';
import { fetchThrough } from './fetch-through.ts';
import { explain } from './explain.ts';
import type { Proofs } from './proofs-of.ts';

/** A provider with what is needed to call it. */
export type Known = Pick<Provider, 'issuer' | 'clientId'> & { readonly secret: Concealed };

/** Who signed in at the provider, according to its ID token. */
export type SignedOn = {
  readonly subject: string;
  readonly verifiedEmail: string | undefined;
  /** Undefined if the provider reports no groups at all, which differs from none. */
  readonly groups: readonly string[] | undefined;
};

/** Limits: number of groups read, and length of a name. */
const GROUPS = { most: 2000, longest: 255 };

/** Tolerated clock skew. */
const CLOCK_TOLERANCE_SECONDS = 60;

/**
 * The provider's metadata, fetched for every sign-in: its keys are then current even after a rotation, at the cost of
 * two small requests. The issuer in it must be the configured one.
 */
export async function discover(outgoing: Outgoing, known: Known): Promise<Result<oidc.Configuration, AppError>> {
  const issuer = new URL(known.issuer);
  try {
    return ok(
      await oidc.discovery(
        issuer,
        known.clientId,
        { [oidc.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
        oidc.ClientSecretBasic(known.secret.reveal()),
        {
          [oidc.customFetch]: fetchThrough(outgoing),
          execute: [
            // The standard accepts a token received over TLS; its signature is verified against the provider's keys
            // anyway.
            oidc.enableNonRepudiationChecks,
            // Whether plain HTTP may be spoken to this host is decided where requests leave.
            // oxlint-disable-next-line typescript/no-deprecated -- marked so only to stand out
            ...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
          ],
        },
      ),
    );
  } catch (failure) {
    return err(explain(failure));
  }
}

/** The URL the browser is sent to: code flow with PKCE, state and nonce. */
export async function authorizationUrl(
  provider: oidc.Configuration,
  { redirectUri, proofs }: { readonly redirectUri: string; readonly proofs: Proofs },
): Promise<string> {
  return oidc.buildAuthorizationUrl(provider, {
    redirect_uri: redirectUri,
    scope:
      provider.serverMetadata().scopes_supported?.includes('groups') === true
        ? 'openid email profile groups'
        : 'openid email profile',
    response_type: 'code',
    state: proofs.state,
    nonce: proofs.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(proofs.codeVerifier),
    code_challenge_method: 'S256',
  }).href;
}

/** Redeems the returned code. Verifies state, issuer, audience, nonce, times and signature. */
export async function redeem(
  provider: oidc.Configuration,
  { cameBackTo, proofs }: { readonly cameBackTo: URL; readonly proofs: Proofs },
): Promise<Result<SignedOn, AppError>> {
  try {
    const tokens = await oidc.authorizationCodeGrant(provider, cameBackTo, {
      expectedState: proofs.state,
      expectedNonce: proofs.nonce,
      pkceCodeVerifier: proofs.codeVerifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) return err(explain(undefined));
    const { sub: subject, email, email_verified: isVerified } = claims;
    return ok({
      subject,
      verifiedEmail: isVerified === true && typeof email === 'string' ? email : undefined,
      groups: groupsIn(claims['groups']),
    });
  } catch (failure) {
    return err(explain(failure));
  }
}

/**
 * Undefined if the claim is not a list, or is too long: some providers truncate long lists, so it would be unreliable.
 */
function groupsIn(claim: unknown): readonly string[] | undefined {
  if (!Array.isArray(claim) || claim.length > GROUPS.most) return undefined;
  const groups = claim.filter((each) => typeof each === 'string' && each !== '' && each.length <= GROUPS.longest);
  return [...new Set(groups as string[])];
}
