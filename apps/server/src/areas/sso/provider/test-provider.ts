import * as oidc from 'openid-client';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import { discover, type Known } from './ask-provider.ts';
import type { Proofs } from './proofs-of.ts';

/** The result of testing a provider. */
export type Report = { readonly works: boolean; readonly says: string };

/**
 * Tests what needs no person: that the provider is the configured issuer, and that it accepts Muster's client secret.
 * For the latter it redeems a code that was never issued: a provider that accepts the client calls the grant invalid.
 */
export async function testProvider(
  outgoing: Outgoing,
  known: Known,
  { redirectUri, proofs }: { readonly redirectUri: string; readonly proofs: Proofs },
): Promise<Report> {
  const found = await discover(outgoing, known);
  if (!found.ok)
    return {
      works: false,
      says:
        found.error.code === 'sso/provider-unreachable'
          ? found.error.public
          : `What stands under ${known.issuer}/.well-known/openid-configuration is not the description of this issuer.`,
    };
  const { response_types_supported: types } = found.value.serverMetadata();
  if (types?.includes('code') === false)
    return { works: false, says: 'It does not offer the authorization code flow.' };
  try {
    await oidc.genericGrantRequest(found.value, 'authorization_code', {
      code: proofs.nonce,
      redirect_uri: redirectUri,
      code_verifier: proofs.codeVerifier,
    });
  } catch (failure) {
    if (failure instanceof oidc.ResponseBodyError && failure.error === 'invalid_grant')
      return { works: true, says: 'It is who it is said to be, and takes the client secret.' };
    if (failure instanceof oidc.ResponseBodyError || failure instanceof oidc.WWWAuthenticateChallengeError)
      return { works: false, says: 'It does not know the client by this id and secret.' };
  }
  return {
    works: false,
    says: 'It was asked for a token with a code that it never gave, and did not answer as the standard says.',
  };
}
