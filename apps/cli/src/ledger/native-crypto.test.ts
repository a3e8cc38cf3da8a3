import { portableSha256 } from '@muster/proofs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nativeSha256 } from './native-crypto.ts';

test('the hash of OpenSSL is the portable one, byte for byte', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(nativeSha256(bytes)).toEqual(portableSha256(bytes));
    }),
    { seed: 13 },
  );
});
