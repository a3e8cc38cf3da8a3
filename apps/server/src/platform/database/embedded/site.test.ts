import { mkdtempSync, rmSync, writeFileSync, type Stats } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseAccount, impassableFolder } from './account.ts';
import { assertSpaceFor } from './initialise-cluster.ts';
import { layoutOf } from './layout.ts';
import { inspectPostmaster, postmasterFilePath } from './postmaster.ts';
import { serverSettings } from './settings.ts';

describe('the account that runs PostgreSQL', () => {
  const root = { uid: 0, gid: 0 };
  const passwd =
    (...lines: string[]) =>
    () =>
      ['root:x:0:0::/root:/bin/sh', ...lines].join('\n');

  test('is whoever runs Muster, unless that is root', () => {
    expect(chooseAccount({ uid: 1000, gid: 100 }, passwd())).toEqual({ kind: 'self', uid: 1000, gid: 100 });
  });

  test('is `muster` for root, else `nobody`', () => {
    const nobody = 'nobody:x:65534:65534::/:/bin/false';
    expect(chooseAccount(root, passwd(nobody, 'muster:x:990:991::/:/bin/false'))).toMatchObject({
      name: 'muster',
      uid: 990,
      gid: 991,
    });
    expect(chooseAccount(root, passwd(nobody))).toMatchObject({ name: 'nobody', uid: 65534 });
  });

  test('is never root under another name, and without one the start is refused', () => {
    expect(() => chooseAccount(root, passwd('muster:x:0:0::/:/bin/sh'))).toThrow(
      expect.objectContaining({ error: expect.objectContaining({ code: 'storage/no-account' }) }),
    );
  });

  test('must be able to pass every folder on the way: the first that stops it is named', () => {
    const account = { kind: 'lent', name: 'nobody', uid: 65534, gid: 65534 } as const;
    const modes: Record<string, number> = { '/': 0o755, '/root': 0o700, '/root/muster': 0o755 };
    const stat = (path: string): Stats => ({ mode: modes[path], uid: 0, gid: 0 }) as Stats;
    expect(impassableFolder(account, '/root/muster', stat)).toBe('/root');
    modes['/root'] = 0o711;
    expect(impassableFolder(account, '/root/muster', stat)).toBeUndefined();
  });
});

describe('the socket', () => {
  test('lies with the data', () => {
    expect(layoutOf('/var/lib/muster').socketDirectory).toBe('/var/lib/muster/postgres/socket');
  });

  test('has a short path however deep the data lies, the same at every start, another for other data', () => {
    const deep = (name: string): string => layoutOf(`/srv/${'deeply/nested/'.repeat(10)}${name}`).socketDirectory;
    expect(`${deep('one')}/.s.PGSQL.5432`.length).toBeLessThan(100);
    expect(deep('one')).toBe(deep('one'));
    expect(deep('one')).not.toBe(deep('two'));
  });
});

describe('the postmaster file', () => {
  const inspectFile = (text: string | undefined): string => {
    const cluster = mkdtempSync(join(tmpdir(), 'muster-postmaster-'));
    try {
      if (text !== undefined) writeFileSync(postmasterFilePath(cluster), text);
      return inspectPostmaster(cluster).kind;
    } finally {
      rmSync(cluster, { recursive: true });
    }
  };
  const file = (pid: number): string => `${pid}\n/data\n1700000000\n5432\n/socket\n\n\nready   \n`;

  test('tells of no server, a dead one, and a number that another program has by now', () => {
    expect(inspectFile(undefined)).toBe('absent');
    expect(inspectFile('')).toBe('absent');
    expect(inspectFile(file(2 ** 22 + 1))).toBe('dead'); // Above any process id that Linux assigns.
    expect(inspectFile(file(process.pid))).toBe('recycled');
  });
});

test('settings are durable, and two servers differ by name when they differ by any of them', () => {
  const layout = layoutOf('/var/lib/muster');
  const settings = serverSettings(layout, '18.4.0');
  expect(settings).toMatchObject({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    listen_addresses: '',
  });
  const names = [settings, serverSettings(layout, '18.5.0'), serverSettings(layout, '18.4.0', { work_mem: '8MB' })];
  expect(new Set(names.map((each) => each['cluster_name'])).size).toBe(3);
});

test('a disk without room is refused in megabytes', () => {
  expect(() => assertSpaceFor(tmpdir(), Number.MAX_SAFE_INTEGER)).toThrow(
    expect.objectContaining({ error: expect.objectContaining({ code: 'storage/disk-full' }) }),
  );
});
