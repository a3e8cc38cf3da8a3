import bcrypt from 'bcrypt';
import type { PolicySnapshot } from '@muster/policy';
import { describe, expect, test } from 'vitest';
import { releasedPolicy } from '../../testing/released-policy.ts';
import { createPasswords, type PasswordHash } from './passwords.ts';

const cheap = hashingAt(4);
const passwords = createPasswords();
const right = 'correct horse battery';

/** What is tested here holds at any cost factor, so most tests use bcrypt's lowest. */
function hashingAt(cost: number): PolicySnapshot {
  const policy = releasedPolicy();
  const { authentication } = policy;
  return { ...policy, authentication: { ...authentication, hashing: { ...authentication.hashing, cost } } };
}

async function hashed(password: string, policy = cheap): Promise<PasswordHash> {
  const made = await passwords.make(policy, password, {});
  if (!made.ok) throw new Error(made.error.public);
  return made.value;
}

describe('passwords are kept as bcrypt hashes [GOV 7.7]', () => {
  test('of the cost the policy says', async () => {
    expect(bcrypt.getRounds(await hashed(right))).toBe(cheap.authentication.hashing.cost);
  });

  test('unless it would soon be guessed', async () => {
    const made = await passwords.make(cheap, 'Grace Lindgren', { name: 'Grace Lindgren', email: 'gl@example.org' });
    expect(made).toMatchObject({ ok: false, error: { code: 'identity/password-unfit', clause: '7.7' } });
    expect(JSON.stringify(made)).not.toContain('Grace');
    expect((await passwords.make(cheap, 'Grace Lindgren at sea', { name: 'Ada' })).ok).toBe(true);
  });

  test('the right one matches and no other', async () => {
    const hash = await hashed(right);
    expect(await passwords.matches(cheap, right, hash)).toBe(true);
    expect(await passwords.matches(cheap, `${right}.`, hash)).toBe(false);
  });

  test('one of more than 72 bytes does not match by its first 72', async () => {
    const full = 'a'.repeat(72);
    const hash = (await bcrypt.hash(full, 4)) as PasswordHash;
    expect(await passwords.matches(cheap, full, hash)).toBe(true);
    expect(await passwords.matches(cheap, `${full}b`, hash)).toBe(false);
  });

  test('an account that does not exist is compared for as long as one that does', async () => {
    const dear = hashingAt(10);
    const hash = await hashed(right, dear);
    const timed = async (against: PasswordHash | undefined): Promise<number> => {
      const began = process.cpuUsage();
      for (let round = 0; round < 3; round += 1) await passwords.matches(dear, 'wrong password here', against);
      const { user } = process.cpuUsage(began);
      return user;
    };
    const [known, unknown] = [await timed(hash), await timed(undefined)];
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });
});

test('a flood of sign-ins is turned away instead of piling up', async () => {
  const small = createPasswords({ atOnce: 1, waiting: 1 });
  const results = await Promise.allSettled([1, 2, 3].map(async () => small.make(cheap, right, {})));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(results[2]).toMatchObject({ reason: { error: { code: 'identity/busy', retryAfterSeconds: 2 } } });
  expect((await small.make(cheap, right, {})).ok).toBe(true);
});
