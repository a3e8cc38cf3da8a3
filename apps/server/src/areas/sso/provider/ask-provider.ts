import * as oidc from 'openid-client';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import type { Concealed } from '../../../platform/secrets/concealed.ts';
import type { Provider } from '../domain/provider.ts';
import { fetchThrough } from './fetch-through.ts';
import { explain } from './explain.ts';
import type { Proofs } from './proofs-of.ts';

/** A provider with what it takes to speak to it. */
export type Known = Pick<Provider, 'issuer' | 'clientId'> & { readonly secret: Concealed };

/** Who has signed in at the provider, by its ID token. */
export type SignedOn = {
  readonly subject: string;
  readonly verifiedEmail: string | undefined;
  /** The groups that it says they belong to. Undefined where it says nothing of groups, which is not the same as none. */
  readonly groups: readonly string[] | undefined;
};

/** As many groups as are read, and as long as one's name may be. */
const GROUPS = { most: 2000, longest: 255 };

/** Clocks of two machines may be so far apart. */
const CLOCK_TOLERANCE_SECONDS = 60;

/**
 * What the provider says of itself, asked anew each time: its keys are then the present ones, however lately it has changed
 * them, and two small requests a sign-in cost nobody anything. The issuer it names must be the one that was set.
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
            // A token over TLS would do by the standard; its signature is held against the provider's keys all the same.
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

/** Where the browser is sent: code flow with PKCE, state and nonce. */
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

/** Redeems the code that the browser came back with. State, issuer, audience, nonce, times and signature are checked. */
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

/** A claim that is no list of words says nothing. So does one that is cut off, as some providers do from some length on. */
function groupsIn(claim: unknown): readonly string[] | undefined {
  if (!Array.isArray(claim) || claim.length > GROUPS.most) return undefined;
  const groups = claim.filter((each) => typeof each === 'string' && each !== '' && each.length <= GROUPS.longest);
  return [...new Set(groups as string[])];
}
