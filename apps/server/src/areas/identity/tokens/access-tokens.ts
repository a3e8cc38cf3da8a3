import { errors, jwtVerify, SignJWT, type JWK, type JWTHeaderParameters } from 'jose';
import type { Clock } from '../../../kernel/clock.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import type { Ids } from '../../../kernel/ids-source.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import { ed25519FromSeed, type Ed25519 } from '../../../platform/secrets/ed25519-from-seed.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';

/** Who a token speaks for. It carries no permissions: they are read at each decision. */
export type TokenSubject = { readonly id: PrincipalId; readonly sessionId: string };

export interface AccessTokens {
  issue(subject: TokenSubject): Promise<{ readonly token: string; readonly expiresInSeconds: number }>;
  /** Undefined for tokens not issued by this Muster for itself, or expired. */
  verify(token: string): Promise<TokenSubject | undefined>;
  /** The public keys (RFC 7517), for others to verify tokens. */
  jwks(): { readonly keys: readonly JWK[] };
}

export type AccessTokenParts = {
  readonly ring: KeyRing;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'opaque'>;
  /** Muster's own URL: both issuer and audience of the tokens. */
  readonly issuer: string;
  readonly policies: () => Policies;
};

/**
 * JWT access tokens per RFC 9068 and RFC 8725: one algorithm, keys looked up by id in Muster's own ring only, and type,
 * issuer, audience and age checked (abuse cases 1-5).
 */
export function createAccessTokens({ ring, clock, ids, issuer, policies }: AccessTokenParts): AccessTokens {
  const pairs = new Map<string, Ed25519>();
  const pairOf = (kid: string, seed: Uint8Array): Ed25519 => {
    const pair = pairs.get(kid) ?? ed25519FromSeed(seed);
    pairs.set(kid, pair);
    return pair;
  };
  const validForSeconds = (): number =>
    policies().current.authentication.accessToken.validFor.minutes * SECONDS_PER_MINUTE;

  return {
    issue: async ({ id, sessionId }) => {
      const { kid, bytes } = ring.current('token-signing');
      const now = clock.now();
      const token = await new SignJWT({ sid: sessionId, client_id: CLIENT })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
        .setIssuer(issuer)
        .setAudience(issuer)
        .setSubject(id)
        .setJti(ids.opaque())
        .setIssuedAt(now)
        .setExpirationTime(addMinutes(now, policies().current.authentication.accessToken.validFor.minutes))
        .sign(pairOf(kid, bytes).privateKey);
      return { token, expiresInSeconds: validForSeconds() };
    },

    verify: async (token) => {
      try {
        const { payload } = await jwtVerify(token, keyFor, {
          algorithms: [ALGORITHM],
          typ: TYPE,
          issuer,
          audience: issuer,
          currentDate: clock.now(),
          clockTolerance: SKEW_SECONDS,
          maxTokenAge: validForSeconds(),
          requiredClaims: ['sub', 'sid', 'jti', 'iat', 'exp'],
        });
        const { sub, sid } = payload;
        return typeof sub === 'string' && typeof sid === 'string' ? { id: asId(sub), sessionId: sid } : undefined;
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },

    jwks: () => ({
      keys: usableKeys(ring).map(({ kid, bytes }) => ({
        kty: 'OKP',
        crv: 'Ed25519',
        x: pairOf(kid, bytes).publicBytes.toString('base64url'),
        kid,
        alg: ALGORITHM,
        use: 'sig',
      })),
    }),
  };

  function keyFor({ kid }: JWTHeaderParameters) {
    const key = kid === undefined ? undefined : (usableKeys(ring).find((each) => each.kid === kid) ?? newer(kid));
    if (key === undefined) throw new errors.JWKSNoMatchingKey();
    return pairOf(key.kid, key.bytes).publicKey;
  }

  /** A key that another server has started using since we loaded the ring. */
  function newer(kid: string) {
    const found = ring.find('token-signing', kid);
    return found && usableKeys(ring).includes(found) ? found : undefined;
  }
}

/** The current key and its predecessor, whose last tokens may still be in use. */
const usableKeys = (ring: KeyRing) => ring.all('token-signing').slice(-2);

const ALGORITHM = 'EdDSA';
const TYPE = 'at+jwt';
const CLIENT = 'muster';
const SECONDS_PER_MINUTE = 60;
/** Allowed clock skew between servers (RFC 8725 gives no number; abuse case 5 says at most a minute). */
const SKEW_SECONDS = 60;
