import {
  appendLeaves,
  EMPTY_EDGE,
  encodeUtf8,
  encodeVerifierKey,
  formatReceipt,
  leafHash,
  nodeHash,
  noteSigner,
  signCheckpoint,
} from '@muster/proofs';
import { describe, expect, test } from 'vitest';
import { verifyEntry } from './verify-entry.ts';

const signer = noteSigner('muster.example/ledger', new Uint8Array(32).fill(7));
const trustedKeys = encodeVerifierKey(signer);
const envelopes = ['{"seq":0}', '{"seq":1}', '{"seq":2}'];
const leaves = envelopes.map((envelope) => leafHash(encodeUtf8(envelope)));
const [first, second, third] = leaves as [Uint8Array, Uint8Array, Uint8Array];
const root = nodeHash(nodeHash(first, second), third);
const checkpoint = signCheckpoint({ origin: signer.name, size: 3, root }, [signer]);
const receipt = formatReceipt({ entry: encodeUtf8('{"seq":1}'), index: 1, proof: [first, third], checkpoint });

describe('verifying an entry in the browser', () => {
  test('joins its hash up to the signed root and shows each join', () => {
    const verified = verifyEntry({ seq: 1, envelope: '{"seq":1}', receipt, trustedKeys });
    expect(verified.holds).toBe(true);
    expect(verified.steps.map((step) => step.kind)).toEqual(['entry', 'leaf', 'join', 'join', 'root', 'signature']);
    expect(verified.steps.at(3)?.hashes?.parent).toBe(verified.steps.at(4)?.hash);
  });

  test('refuses bytes other than those that are shown', () => {
    const verified = verifyEntry({ seq: 1, envelope: '{"seq":1,"edited":true}', receipt, trustedKeys });
    expect(verified).toMatchObject({ holds: false, steps: [{ kind: 'entry', holds: false }] });
  });

  test('refuses an entry that the signed tree does not hold', () => {
    const forged = formatReceipt({ entry: encodeUtf8('{"forged":1}'), index: 1, proof: [first, third], checkpoint });
    const verified = verifyEntry({ seq: 1, envelope: '{"forged":1}', receipt: forged, trustedKeys });
    expect(verified.holds).toBe(false);
    expect(verified.steps.at(-1)).toMatchObject({ kind: 'root', holds: false });
  });

  test('refuses a root that another key signed', () => {
    const stranger = encodeVerifierKey(noteSigner('muster.example/ledger', new Uint8Array(32).fill(8)));
    expect(verifyEntry({ seq: 1, envelope: '{"seq":1}', receipt, trustedKeys: stranger })).toMatchObject({
      holds: false,
    });
  });

  test('holds by any one of several trusted keys, as after a rotation', () => {
    const next = encodeVerifierKey(noteSigner('muster.example/ledger', new Uint8Array(32).fill(9)));
    expect(
      verifyEntry({ seq: 1, envelope: '{"seq":1}', receipt, trustedKeys: `${trustedKeys}\n${next}\n` }).holds,
    ).toBe(true);
  });

  test('refuses a receipt for another place, however true', () => {
    expect(verifyEntry({ seq: 2, envelope: '{"seq":1}', receipt, trustedKeys }).holds).toBe(false);
  });

  test('agrees with the tree that the server grows', () => {
    expect(appendLeaves(EMPTY_EDGE, leaves).root).toEqual(root);
  });
});
