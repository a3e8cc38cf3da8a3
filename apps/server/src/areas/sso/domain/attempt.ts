import type { PrincipalId } from '../../../kernel/ids.ts';

/** A sign-in attempt at a provider, stored in the browser that began it until it comes back. */
export type Attempt = {
  /** State, nonce and PKCE verifier derive from it: only this browser has it. */
  readonly secret: string;
  readonly provider: string;
  readonly expiresAt: number;
  /** Where to go afterwards. */
  readonly next: string;
  readonly purpose: Purpose;
};

export type Purpose =
  | { readonly kind: 'sign-in' }
  /** Begun by a member who has just proved their password. */
  | { readonly kind: 'link'; readonly person: PrincipalId; readonly session: string }
  /** Begun by the holder of a one-time link. */
  | { readonly kind: 'join'; readonly linkHash: string };
