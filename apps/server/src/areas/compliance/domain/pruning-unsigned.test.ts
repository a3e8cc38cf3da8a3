import { expect, test } from 'vitest';
import { pruningUnsigned } from './pruning-unsigned.ts';

test('a removal that waits for its signature is a matter of a moment, and says so [GOV 7.5]', () => {
  expect(pruningUnsigned).toMatchObject({
    kind: 'conflict',
    code: 'ledger/pruning-unsigned',
    remedy: 'Try again in a moment.',
  });
});
