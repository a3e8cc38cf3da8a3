import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IntegrityError, NONCE_BYTES, openBytes, sealBytes } from './aead.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const sealing = fc.record({
  key: bytes(32),
  nonce: bytes(NONCE_BYTES),
  plaintext: fc.uint8Array({ maxLength: 300 }),
  context: fc.string(),
});

describe('sealed bytes [GOV 6.3]', () => {
  test('open to what was sealed', () => {
    fc.assert(
      fc.property(sealing, ({ key, nonce, plaintext, context }) => {
        expect(new Uint8Array(openBytes(key, sealBytes(key, nonce, plaintext, context), context))).toEqual(plaintext);
      }),
      { seed: 1 },
    );
  });

  test('do not open once any bit was changed', () => {
    fc.assert(
      fc.property(sealing, fc.nat(), fc.nat(7), ({ key, nonce, plaintext, context }, position, bit) => {
        const sealed = sealBytes(key, nonce, plaintext, context);
        const at = position % sealed.length;
        sealed[at] = sealed[at]! ^ (1 << bit);
        expect(() => openBytes(key, sealed, context)).toThrow(IntegrityError);
      }),
      { seed: 2 },
    );
  });

  test('do not open cut short, under another key or in another context', () => {
    fc.assert(
      fc.property(
        sealing,
        bytes(32),
        fc.string(),
        fc.nat(),
        ({ key, nonce, plaintext, context }, otherKey, otherContext, cut) => {
          const sealed = sealBytes(key, nonce, plaintext, context);
          fc.pre(Buffer.compare(key, otherKey) !== 0 && context !== otherContext);
          expect(() => openBytes(key, sealed.subarray(0, cut % sealed.length), context)).toThrow(IntegrityError);
          expect(() => openBytes(otherKey, sealed, context)).toThrow(IntegrityError);
          expect(() => openBytes(key, sealed, otherContext)).toThrow(IntegrityError);
        },
      ),
      { seed: 3 },
    );
  });
});
