import { sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { ed25519FromSeed } from './ed25519-from-seed.ts';

test('a seed gives the key pair and the signature of RFC 8032, 7.1, test 1', () => {
  const pair = ed25519FromSeed(Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'));
  expect(pair.publicBytes.toString('hex')).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  const signature = sign(null, Buffer.alloc(0), pair.privateKey);
  expect(signature.toString('hex')).toBe(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  );
  expect(verify(null, Buffer.alloc(0), pair.publicKey, signature)).toBe(true);
});
