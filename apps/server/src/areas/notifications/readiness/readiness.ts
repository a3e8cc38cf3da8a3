import { isBefore } from '../../../kernel/clock.ts';

/** When something last arrived through a kind of the person's own channels. */
export type Proof = { readonly way: string; readonly at: Date };

export type Readiness =
  | { readonly isReady: true; readonly says: string }
  /** What is missing, and the remedy. */
  | { readonly isReady: false; readonly says: string };

/** Whether a person is provably reachable: a working channel with a recent enough proof. */
export function readinessOf(
  {
    ways,
    unverified,
    proofs,
  }: {
    readonly ways: readonly string[];
    readonly unverified: readonly string[];
    readonly proofs: readonly Proof[];
  },
  provenSince: Date,
): Readiness {
  if (ways.length === 0)
    return {
      isReady: false,
      says:
        unverified.length === 0
          ? 'They have no contact method. Ask them to add one under “My notifications”.'
          : `Their ${unverified.join(' and ')} is not verified yet. Ask them to enter the code that was sent.`,
    };
  const fresh = proofs.filter(({ way, at }) => ways.includes(way) && !isBefore(at, provenSince));
  if (fresh.length > 0) return { isReady: true, says: `Reached by ${fresh.map(({ way }) => way).join(', ')}.` };
  return {
    isReady: false,
    says:
      proofs.length === 0
        ? 'Nothing has ever reached them. Ask them to send themselves a test page.'
        : 'Nothing has reached them recently. Ask them to send themselves a test page.',
  };
}
