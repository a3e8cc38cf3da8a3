import { expect, test } from 'vitest';
import { describeProblems } from '../platform/config/read-config.ts';
import { judgeConfiguration } from './judge-configuration.ts';

const judge = async (env: Record<string, string>) => judgeConfiguration({ env, uid: 1000, home: '/home/ada' });
const problems = async (env: Record<string, string>) => {
  const judged = await judge(env);
  return judged.ok ? [] : judged.error;
};
const named = async (env: Record<string, string>) => (await problems(env)).map(({ variable }) => variable).toSorted();

test('without a setting there is nothing to fix', async () => {
  expect(await named({})).toEqual([]);
});

test('everything that keeps Muster from starting is named at once, each with its remedy [GOV 7.3]', async () => {
  const found = await problems({
    MUSTER_PORT: 'x',
    MUSTER_LOG_LEVEL: 'loud',
    LOG_RETENTION_DAYS: '30',
    MUSTER_ALLOW_PRIVATE: '10.0.0.0/99',
    MUSTER_TLS_CERT: '/nowhere/cert.pem',
    MUSTER_TLS_KEY: '/nowhere/key.pem',
    DATABASE_URL: 'postgres://app:hunter2@',
    DATABASE_OWNER_URL: 'env:NOT_THERE',
    MUSTER_SMTP_URL: 'file:/nowhere/smtp-url',
    MUSTER_MAIL_FROM: 'muster@example.org',
    VAULT_ADDR: 'https://vault.internal',
    VAULT_TOKEN_FILE: '/nowhere/token',
  });
  expect(found.map(({ variable }) => variable).toSorted()).toEqual([
    'DATABASE_OWNER_URL',
    'DATABASE_URL',
    'LOG_RETENTION_DAYS',
    'MUSTER_ALLOW_PRIVATE',
    'MUSTER_LOG_LEVEL',
    'MUSTER_PORT',
    'MUSTER_SMTP_URL',
    'MUSTER_TLS_CERT',
    'MUSTER_TLS_KEY',
    'VAULT_TOKEN_FILE',
  ]);
  for (const { remedy } of found) expect(remedy).not.toBe('');
  expect(describeProblems(found)).not.toContain('hunter2');
});

test('plain HTTP on an open address is named, but not where the certificate beside it is what is wrong [GOV 6.3]', async () => {
  expect(await named({ MUSTER_HOST: '0.0.0.0', LOG_RETENTION_DAYS: '1' })).toEqual([
    'LOG_RETENTION_DAYS',
    'MUSTER_HOST',
  ]);
  expect(await named({ MUSTER_HOST: '0.0.0.0', MUSTER_TLS_CERT: '/nowhere', LOG_RETENTION_DAYS: '1' })).toEqual([
    'LOG_RETENTION_DAYS',
    'MUSTER_TLS_KEY',
  ]);
});
