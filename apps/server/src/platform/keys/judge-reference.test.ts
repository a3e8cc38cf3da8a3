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

  test.each(['file:/run/secrets/muster', 'file:/run/secrets/muster/', 'vault:secret/muster'])(
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
});
