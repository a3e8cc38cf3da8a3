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
          : `${known.issuer}/.well-known/openid-configuration does not describe this issuer.`,
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
      return { works: true, says: 'It is the expected issuer, and accepts the client secret.' };
    if (failure instanceof oidc.ResponseBodyError || failure instanceof oidc.WWWAuthenticateChallengeError)
      return { works: false, says: 'It does not accept this client id and secret.' };
  }
  return {
    works: false,
    says: 'It did not respond as the standard requires when asked for a token with a made-up code.',
  };
}
