import type { AppError } from '../../../kernel/app-error.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** State of the set-up ceremony: the link's holder may found the organisation, once. */
export type Ceremony = {
  readonly link: { readonly hash: Uint8Array; readonly expiresAt: Date } | undefined;
  readonly isCompleted: boolean;
};

/** Whether the link with this hash opens the set-up, and until when. The error never says what is wrong with it. */
export function judgeCeremony(
  ceremony: Ceremony | undefined,
  linkHash: Uint8Array,
  now: Date,
): Result<{ readonly expiresAt: Date }, AppError> {
  if (ceremony?.isCompleted === true) return err(setUpAlready);
  const { link } = ceremony ?? {};
  if (!link || !isSame(link.hash, linkHash) || !isBefore(now, link.expiresAt)) return err(linkUnfit);
  return ok({ expiresAt: link.expiresAt });
}

/** Need not be constant-time: these are digests, so timing reveals nothing about the token. */
const isSame = (first: Uint8Array, second: Uint8Array): boolean =>
  first.length === second.length && first.every((byte, at) => byte === second[at]);

const setUpAlready: AppError = {
  kind: 'conflict',
  code: 'governance/set-up-already',
  public: 'This organisation has already been set up.',
  remedy: 'Sign in, or ask its Platform Governance for an invitation.',
};

const linkUnfit: AppError = {
  kind: 'invalid',
  code: 'governance/set-up-link-unfit',
  public: 'This set-up link is invalid or has expired.',
  remedy:
    'Open the link that Muster printed at its last start. If you do not have it, or it has expired, start Muster again: it prints a new one.',
  fields: [{ path: '/token', problem: 'is not the one that Muster printed last, or has expired' }],
};
