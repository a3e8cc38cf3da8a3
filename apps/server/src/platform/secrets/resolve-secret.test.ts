import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Concealed } from './concealed.ts';
import { resolveSecret, type SecretSources } from './resolve-secret.ts';
import type { VaultAccess } from './vault.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-secrets-'));
const asked: IncomingMessage[] = [];
const vaultServer = createServer((request, response) => {
  asked.push(request);
  const known = request.url === '/v1/secret/data/muster/smtp';
  response.statusCode = request.headers['x-vault-token'] !== 'vault-token' ? 403 : known ? 200 : 404;
  response.end(
    JSON.stringify(
      known ? { data: { data: { password: 'hunter2', port: 25 }, metadata: { version: 1 } } } : { errors: [] },
    ),
  );
});
let vault: VaultAccess;
let sources: SecretSources;

beforeAll(async () => {
  vaultServer.listen(0, '127.0.0.1');
  await once(vaultServer, 'listening');
  vault = {
    address: new URL(`http://127.0.0.1:${(vaultServer.address() as AddressInfo).port}`),
    namespace: 'team',
    token: async () => new Concealed('vault-token'),
    get: async (url, headers) => {
      const response = await fetch(url, { headers });
      return { status: response.status, body: await response.text() };
    },
  };
  sources = { env: { SMTP_PASSWORD: 'hunter2', EMPTY: '' }, vault };
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  vaultServer.close();
  await once(vaultServer, 'close');
});

const found = async (reference: string): Promise<string | undefined> => {
  const result = await resolveSecret(reference, sources);
  return result.ok ? result.value.reveal() : undefined;
};

describe('a reference leads to its secret [GOV 6.4]', () => {
  test('in the environment', async () => expect(await found('env:SMTP_PASSWORD')).toBe('hunter2'));

  test('in a file, without the line break that editors add', async () => {
    writeFileSync(join(folder, 'smtp'), 'hunter2\n');
    expect(await found(`file:${folder}/smtp`)).toBe('hunter2');
  });

  test('in Vault (KV version 2), with token and namespace', async () => {
    expect(await found('vault:secret/muster/smtp#password')).toBe('hunter2');
    expect(asked.at(-1)?.headers).toMatchObject({ 'x-vault-token': 'vault-token', 'x-vault-namespace': 'team' });
  });
});

describe('a reference that leads nowhere is explained', () => {
  test.each([
    ['env:MISSING', 'MISSING is not set'],
    ['env:EMPTY', 'EMPTY is not set'],
    ['env:not a name', 'no environment variable name'],
    ['file:relative', 'no absolute path'],
    ['file:/nowhere/at/all', 'ENOENT'],
    ['vault:secret', 'no mount/path#field'],
    ['vault:secret/../../sys/seal#x', 'no mount/path#field'],
    ['vault:../sys#x', 'no mount/path#field'],
    ['vault:secret/muster/none#password', 'nothing at vault:secret/muster/none'],
    ['vault:secret/muster/smtp#nothing', 'no text field nothing'],
    ['vault:secret/muster/smtp#port', 'no text field port'],
    ['vault:secret/muster/smtp#__proto__', 'no text field'],
  ])('%s', async (reference, words) => {
    const result = await resolveSecret(reference, sources);
    expect(result).toMatchObject({
      ok: false,
      error: { problem: expect.stringContaining(words), remedy: expect.any(String) },
    });
  });

  test('a refused token', async () => {
    const result = await resolveSecret('vault:secret/muster/smtp#password', {
      ...sources,
      vault: { ...vault, token: async () => new Concealed('expired-token') },
    });
    expect(result).toMatchObject({ ok: false, error: { problem: expect.stringContaining('does not let') } });
    expect(JSON.stringify(result)).not.toContain('expired-token');
  });

  test('no Vault at all', async () => {
    const result = await resolveSecret('vault:secret/x#y', { ...sources, vault: undefined });
    expect(result).toMatchObject({ ok: false, error: { problem: 'Vault is not configured.' } });
  });
});

test('a secret typed where a reference belongs is refused and not repeated [GOV 6.4]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[A-Za-z0-9+/=_.-]{12,60}$/), async (typed) => {
      const result = await resolveSecret(typed, sources);
      expect(result.ok).toBe(false);
      expect(JSON.stringify(result)).not.toContain(typed);
    }),
    { seed: 4 },
  );
});

test('a secret in memory does not print', () => {
  const secret = new Concealed('hunter2');
  for (const print of [
    String(secret),
    JSON.stringify({ secret }),
    inspect({ secret }),
    inspect(secret, { showHidden: true }),
  ]) {
    expect(print).not.toContain('hunter2');
  }
});
