import type { PrincipalId } from '../../../kernel/ids.ts';

/** An attempt to sign in at a provider, as the browser that began it keeps it until it comes back. */
export type Attempt = {
  /** From which state, nonce and PKCE verifier are made: only this browser has it. */
  readonly secret: string;
  readonly provider: string;
  readonly expiresAt: number;
  /** Where one goes afterwards. */
  readonly next: string;
  readonly purpose: Purpose;
};

export type Purpose =
  | { readonly kind: 'sign-in' }
  /** By a member who has just proved to know their password. */
  | { readonly kind: 'link'; readonly person: PrincipalId; readonly session: string }
  /** By whoever has a one-time link. */
  | { readonly kind: 'join'; readonly linkHash: string };
