import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeReference, type AllowedReferences } from './judge-reference.ts';
import { resolveAllowed } from './resolve-allowed.ts';

const allowed: AllowedReferences = {
  envPrefix: 'MUSTER_SECRET_',
  filesBelow: '/run/secrets/muster',
  vaultBelow: 'secret/muster',
};
const onlyNames: AllowedReferences = { ...allowed, filesBelow: undefined, vaultBelow: undefined };

describe('a reference from a form leads only to what an operator set apart [GOV 6.4]', () => {
  test.each(['env:MUSTER_SECRET_PAGER', 'file:/run/secrets/muster/pager', 'vault:secret/muster/pager#url'])(
    '%s may be followed',
    (reference) => expect(judgeReference(reference, allowed)).toBeUndefined(),
  );

  test.each([
    'env:DATABASE_URL',
    'env:VAULT_TOKEN',
    'env:MUSTER_SECRETS_DIR',
    'env:muster_secret_pager',
    'env:MUSTER_SECRET_X=y',
    'vault:secret/muster/pager',
    'vault:secret/muster/pager#',
    'file:/etc/passwd',
    'file:/run/secrets/muster-other/pager',
    'file:/run/secrets/muster/../database-url',
    'file:/run/secrets/muster/./../database-url',
    'file:/run/secrets/muster//pager',
    'file:run/secrets/muster/pager',
    'vault:secret/other/pager#url',
    'vault:secret/muster-other/pager#url',
    'vault:secret/muster/../other#url',
    'https://pager.example',
    'whsec_c2VjcmV0',
  ])('%s may not, and says what to do without repeating it', (reference) => {
    const problem = judgeReference(reference, allowed);
    expect(problem).toMatchObject({ problem: expect.any(String), remedy: expect.any(String) });
    expect(JSON.stringify(problem)).not.toContain(reference);
  });

  test.each(['env:MUSTER_SECRET_', 'file:/run/secrets/muster', 'file:/run/secrets/muster/', 'vault:secret/muster'])(
    '%s is the place itself and nothing in it',
    (reference) => expect(judgeReference(reference, allowed)).toBeDefined(),
  );

  test('without a folder and a path set apart there are names of variables only', () => {
    for (const reference of ['file:/run/secrets/muster/pager', 'vault:secret/muster/pager#url'])
      expect(judgeReference(reference, onlyNames)?.remedy).toMatch(/MUSTER_SECRETS_(DIR|VAULT)/);
  });

  test('no way of writing a path leads out of the folder', () => {
    const part = fc.constantFrom('..', '.', '', 'a', 'muster', 'pager');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = `/run/secrets/muster/${parts.join('/')}`;
        if (judgeReference(`file:${path}`, allowed) !== undefined) return;
        expect(new URL(`file://${path}`).pathname).toBe(path);
      }),
    );
  });

  test('is judged again when it is followed: what a row of the database says is no permission', async () => {
    const sources = { env: { DATABASE_URL: 'postgres://secret', MUSTER_SECRET_PAGER: 'mine' }, vault: undefined };
    expect(await resolveAllowed('env:DATABASE_URL', allowed, sources)).toMatchObject({ ok: false });
    const own = await resolveAllowed('env:MUSTER_SECRET_PAGER', allowed, sources);
    expect(own.ok && own.value.reveal()).toBe('mine');
  });

  test('a link leads to another file of the folder, and nowhere else', async () => {
    const home = mkdtempSync(join(tmpdir(), 'muster-references-'));
    const folder = join(home, 'channels');
    try {
      mkdirSync(join(folder, 'data'), { recursive: true });
      writeFileSync(join(folder, 'data', 'pager'), 'mine');
      writeFileSync(join(home, 'master.key'), 'not theirs');
      symlinkSync(join('data', 'pager'), join(folder, 'pager'));
      symlinkSync(join(home, 'master.key'), join(folder, 'key'));
      symlinkSync(folder, join(home, 'mounted'));
      const follow = async (name: string) =>
        resolveAllowed(
          `file:${home}/mounted/${name}`,
          { ...allowed, filesBelow: `${home}/mounted` },
          { env: {}, vault: undefined },
        );
      const own = await follow('pager');
      expect(own.ok && own.value.reveal()).toBe('mine');
      expect(await follow('key')).toMatchObject({ ok: false, error: { problem: expect.stringContaining('outside') } });
      expect(await follow('missing')).toMatchObject({
        ok: false,
        error: { problem: expect.stringContaining('ENOENT') },
      });
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});
