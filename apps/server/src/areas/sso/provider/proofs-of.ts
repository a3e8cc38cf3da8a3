import { createHmac } from 'node:crypto';

/** Values sent with an attempt and verified on return, all derived from the browser's secret. */
export type Proofs = { readonly state: string; readonly nonce: string; readonly codeVerifier: string };

export const proofsOf = (secret: string): Proofs => ({
  state: derived(secret, 'state'),
  nonce: derived(secret, 'nonce'),
  codeVerifier: derived(secret, 'code-verifier'),
});

const derived = (secret: string, what: string): string =>
  createHmac('sha256', secret).update(`muster/sso/${what}`).digest('base64url');
