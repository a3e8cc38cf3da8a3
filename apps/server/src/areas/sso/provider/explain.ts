import * as oidc from 'openid-client';
import type { AppError } from '../../../kernel/app-error.ts';
import { NotAsked } from './fetch-through.ts';

/**
 * Explains a failure between Muster and the provider to the person signing in. Only standard error codes of the
 * provider are repeated, never its text; the rest goes to the log.
 */
export function explain(failure: unknown): AppError {
  const internal = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
  const notAsked = causesOf(failure).find((cause) => cause instanceof NotAsked);
  if (notAsked !== undefined)
    return {
      kind: 'unavailable',
      code: 'sso/provider-unreachable',
      public: `The identity provider cannot be reached. ${notAsked.message}`,
      remedy: 'Try again. If it keeps failing, tell Platform Governance.',
      internal,
    };
  if (failure instanceof oidc.AuthorizationResponseError || failure instanceof oidc.ResponseBodyError)
    return {
      kind: 'unauthenticated',
      code: 'sso/provider-refused',
      public: `The identity provider refused${STANDARD.includes(failure.error) ? ` (${failure.error})` : ''}.`,
      remedy: REMEDIES[failure.error] ?? 'Begin again.',
      clause: '7.7',
      internal,
    };
  return {
    kind: 'unauthenticated',
    code: 'sso/answer-not-accepted',
    public: 'The identity provider’s response does not prove who you are.',
    remedy:
      'Begin again. If it keeps failing, ask Platform Governance to test the provider: muster identity-provider test <name>.',
    clause: '7.7',
    internal,
  };
}

/** RFC 6749 4.1.2.1 and 5.2, OpenID Connect Core 3.1.2.6. */
const STANDARD: readonly string[] = [
  'access_denied',
  'consent_required',
  'interaction_required',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'login_required',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
];

const REMEDIES: Readonly<Record<string, string>> = {
  access_denied: 'Begin again and give your consent there, or ask whoever runs the provider to let you use Muster.',
  invalid_client: 'Ask Platform Governance to set the client secret again: muster identity-provider set-secret <name>.',
  unauthorized_client: 'Ask whoever runs the provider to allow Muster to use the authorization code flow.',
};

function causesOf(failure: unknown): readonly Error[] {
  const causes: Error[] = [];
  for (let at = failure; at instanceof Error && !causes.includes(at); at = at.cause) causes.push(at);
  return causes;
}
