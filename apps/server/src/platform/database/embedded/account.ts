import { readFileSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { storageFailure } from '../storage-failure.ts';

/** The account PostgreSQL runs under: it refuses to run as root. `self` is the user running Muster. */
export type Account =
  | { readonly kind: 'self'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'lent'; readonly name: string; readonly uid: number; readonly gid: number };

export type ProcessIdentity = { readonly uid: number; readonly gid: number };

/**
 * As root: the `muster` account, else `nobody`. It must be in the passwd file, since initdb looks itself up there.
 * `nobody` works, but shares its files with everything else that runs as nobody: doctor recommends a `muster` account.
 */
export function chooseAccount(self: ProcessIdentity, passwd: () => string = readPasswd): Account {
  if (self.uid !== 0) return { kind: 'self', ...self };
  const accounts = parsePasswd(passwd());
  for (const name of ['muster', 'nobody']) {
    const account = accounts.get(name);
    if (account !== undefined && account.uid !== 0) return { kind: 'lent', name, ...account };
  }
  throw storageFailure(
    'storage/no-account',
    'PostgreSQL refuses to run as root, and there is no account `muster` or `nobody` to run it.',
    'Create one (useradd --system --no-create-home muster), run Muster as another user, or set DATABASE_URL.',
  );
}

/** The first folder on the way to `path` that the account cannot traverse, if any. */
export function impassableFolder(
  account: Account,
  path: string,
  stat: (path: string) => Stats = statSync,
): string | undefined {
  if (account.kind === 'self') return undefined;
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = stat(folder);
    const needed = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & needed) === 0) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** What `child_process` needs to start a program under the account. */
export const spawnIdentity = (account: Account): { uid?: number; gid?: number } =>
  account.kind === 'self' ? {} : { uid: account.uid, gid: account.gid };

function parsePasswd(text: string): Map<string, ProcessIdentity> {
  const accounts = new Map<string, ProcessIdentity>();
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && uid && gid) accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}

const readPasswd = (): string => readFileSync('/etc/passwd', 'utf8');
