import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Environment } from './environment.ts';
import { describeProblems, readConfig } from './read-config.ts';
import { checkRetention, retentionRule } from './check-retention.ts';

const read = (env: Record<string, string>, uid = 1000) => readConfig({ env, uid, home: '/home/ada' });
const config = (env: Record<string, string>, uid?: number) => {
  const result = read(env, uid);
  if (!result.ok) throw new Error(describeProblems(result.error));
  return result.value.config;
};
const problems = (env: Record<string, string>) => {
  const result = read(env);
  return result.ok ? [] : result.error.map((each) => each.variable);
};

describe('without any setting', () => {
  test('Muster runs on its own PostgreSQL, on loopback, under the user it was started by', () => {
    expect(config({})).toMatchObject({
      database: { kind: 'embedded' },
      listen: { host: '127.0.0.1', port: 8080 },
      transport: { kind: 'plain' },
      homes: { data: '/home/ada/.local/share/muster', keys: '/home/ada/.config/muster/keys' },
      logRetentionDays: undefined,
      answersKeptHours: 24,
    });
  });

  test('root uses the folders of the system, others those of XDG', () => {
    expect(config({}, 0).homes).toEqual({ data: '/var/lib/muster', keys: '/etc/muster/keys' });
    const xdg = { XDG_DATA_HOME: '/data', XDG_CONFIG_HOME: 'relative/is/ignored' };
    expect(config(xdg).homes).toEqual({ data: '/data/muster', keys: '/home/ada/.config/muster/keys' });
  });
});

describe('settings', () => {
  test('are parsed into types', () => {
    const all = config({
      MUSTER_HOME: '/srv/muster',
      MUSTER_KEYS_DIR: '/srv/keys',
      MUSTER_PORT: '443',
      MUSTER_HOST: '0.0.0.0',
      MUSTER_URL: 'https://muster.example.org',
      MUSTER_TLS_CERT: '/tls/cert.pem',
      MUSTER_TLS_KEY: '/tls/key.pem',
      MUSTER_ALLOW_PRIVATE: '10.0.0.7, mail.internal',
      LOG_RETENTION_DAYS: '184',
      VAULT_ADDR: 'https://vault.internal',
      VAULT_TOKEN_FILE: '/vault/token',
    });
    expect(all).toMatchObject({
      homes: { data: '/srv/muster', keys: '/srv/keys' },
      listen: { host: '0.0.0.0', port: 443 },
      transport: { kind: 'https', certificateFile: '/tls/cert.pem', keyFile: '/tls/key.pem' },
      allowedPrivateHosts: ['10.0.0.7', 'mail.internal'],
      logRetentionDays: 184,
      vault: { token: { kind: 'file', path: '/vault/token' } },
    });
    expect(all.publicUrl?.href).toBe('https://muster.example.org/');
  });

  test('that are empty count as not set', () => {
    expect(config({ DATABASE_URL: '', MUSTER_PORT: '  ' })).toMatchObject({
      database: { kind: 'embedded' },
      listen: { port: 8080 },
    });
  });

  test('that are misspelt are pointed out', () => {
    const result = read({ MUSTER_HOEM: '/srv/muster', MUSTER_TEST_DATABASE_URL: 'x', PATH: '/bin' });
    expect(result).toMatchObject({ ok: true, value: { unknown: ['MUSTER_HOEM'] } });
  });

  test.each([
    ['MUSTER_PORT', { MUSTER_PORT: '70000' }],
    ['MUSTER_PORT', { MUSTER_PORT: 'http' }],
    ['MUSTER_HOME', { MUSTER_HOME: 'muster' }],
    ['MUSTER_TLS_KEY', { MUSTER_TLS_CERT: '/tls/cert.pem' }],
    ['MUSTER_TLS_CERT', { MUSTER_TLS_KEY: '/tls/key.pem' }],
    ['MUSTER_MAIL_FROM', { MUSTER_SMTP_URL: 'smtps://mail.example.org' }],
    ['MUSTER_SMTP_URL', { MUSTER_MAIL_FROM: 'muster@example.org' }],
    ['MUSTER_SMTP_URL', { MUSTER_SMTP_URL: 'https://mail.example.org', MUSTER_MAIL_FROM: 'muster@example.org' }],
    ['DATABASE_OWNER_URL', { DATABASE_OWNER_URL: 'postgres://u@h/d' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://u@h/d' }],
    ['MUSTER_URL', { MUSTER_URL: 'https://[broken' }],
    ['VAULT_ADDR', { VAULT_ADDR: 'https://vault.internal' }],
    ['LOG_RETENTION_DAYS', { LOG_RETENTION_DAYS: '90 days' }],
    ['LOG_RETENTION_DAYS', { LOG_RETENTION_DAYS: '-90' }],
    ['MUSTER_LOG_LEVEL', { MUSTER_LOG_LEVEL: 'loud' }],
  ])('%s is named when it does not fit (%#)', (variable, env) => {
    expect(problems(env)).toEqual([variable]);
  });

  test('are all judged at once', () => {
    expect(problems({ MUSTER_PORT: 'x', MUSTER_HOME: 'y', MUSTER_LOG_LEVEL: 'z' })).toHaveLength(3);
  });

  test.each(['/srv/muster', '/srv/muster/keys', '/srv/muster/../muster/deep/keys'])(
    'keys in the folder that is backed up with the data are refused: %s [GOV 6.4]',
    (keys) => expect(problems({ MUSTER_HOME: '/srv/muster', MUSTER_KEYS_DIR: keys })).toEqual(['MUSTER_KEYS_DIR']),
  );

  test('never appear in a problem, whatever was put into them', () => {
    const names = Object.keys(Environment.properties);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.stringMatching(/^[a-z0-9:/@ ]{16,40}$/), (name, value) => {
        const result = read({ [name]: value });
        if (!result.ok) expect(describeProblems(result.error)).not.toContain(value.trim());
      }),
      { seed: 5 },
    );
  });

  test('hold the database URLs so that they do not print', () => {
    expect(JSON.stringify(config({ DATABASE_URL: 'postgres://u:hunter2@h/d' }))).not.toContain('hunter2');
  });
});

describe('LOG_RETENTION_DAYS [GOV 7.3]', () => {
  const rule = { minimumDays: 90, defaultDays: 400 };

  test('below what the policy demands stops the start, with the number to set', () => {
    expect(checkRetention(89, rule)).toMatchObject({
      ok: false,
      error: {
        variable: 'LOG_RETENTION_DAYS',
        problem: expect.stringContaining('7.3'),
        remedy: expect.stringContaining('90'),
      },
    });
    expect(checkRetention(0, rule).ok).toBe(false);
  });

  test('may be the least, or more', () => {
    expect(checkRetention(90, rule)).toEqual({ ok: true, value: 90 });
    expect(checkRetention(3650, rule)).toEqual({ ok: true, value: 3650 });
  });

  test('left out, is what the policy sets, and never below its least', () => {
    expect(checkRetention(undefined, rule)).toEqual({ ok: true, value: 400 });
    expect(checkRetention(undefined, { minimumDays: 184, defaultDays: 90 })).toEqual({ ok: true, value: 184 });
  });

  test('is at least what the chosen profile demands; one that the policy does not have stops the start', () => {
    const minutes = (days: number) => ({ minutes: days * 24 * 60 });
    const retention = { minimum: minutes(90), profiles: { 'high-risk-ai': { minimum: minutes(184) } } };
    expect(retentionRule(retention, undefined)).toEqual({ ok: true, value: { minimumDays: 90, defaultDays: 90 } });
    const chosen = retentionRule(retention, 'high-risk-ai');
    expect(chosen.ok && checkRetention(183, chosen.value)).toMatchObject({ ok: false });
    expect(chosen.ok && checkRetention(undefined, chosen.value)).toEqual({ ok: true, value: 184 });
    for (const odd of ['high-risk', 'constructor', '__proto__'])
      expect(retentionRule(retention, odd)).toMatchObject({
        ok: false,
        error: { variable: 'MUSTER_RETENTION_PROFILE', remedy: expect.stringContaining('high-risk-ai') },
      });
  });

  test('follows the policy in force, whatever its number', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), (days, minimumDays) => {
        expect(checkRetention(days, { minimumDays, defaultDays: minimumDays }).ok).toBe(days >= minimumDays);
      }),
      { seed: 6 },
    );
  });
});

describe('what channels may refer to [GOV 6.4]', () => {
  test('is variables of one prefix, and nothing else unless an operator says so', () => {
    expect(config({}).references).toEqual({
      envPrefix: 'MUSTER_SECRET_',
      filesBelow: undefined,
      vaultBelow: undefined,
    });
    const set = { MUSTER_SECRETS_DIR: '/run/secrets/channels', MUSTER_SECRETS_VAULT: 'secret/muster' };
    expect(config(set).references).toMatchObject({
      filesBelow: '/run/secrets/channels',
      vaultBelow: 'secret/muster',
    });
  });

  test.each([
    '/',
    '/etc/muster',
    '/etc/muster/keys',
    '/etc/muster/keys/channels',
    '/var/lib',
    '/var/lib/muster/secrets',
  ])('is never a folder that holds Muster’s keys or data, or lies in one: %s', (folder) => {
    const read = readConfig({ env: { MUSTER_SECRETS_DIR: folder }, uid: 0, home: '/root' });
    expect(read).toMatchObject({ ok: false, error: [{ variable: 'MUSTER_SECRETS_DIR' }] });
  });

  test('a variable with the prefix is a secret and no misspelt setting', () => {
    const read = readConfig({ env: { MUSTER_SECRET_PAGER: 'x', MUSTER_SECERT_X: 'y' }, uid: 0, home: '/root' });
    expect(read).toMatchObject({ ok: true, value: { unknown: ['MUSTER_SECERT_X'] } });
  });
});
