import { join, relative } from 'node:path';

export type Homes = { readonly data: string; readonly keys: string };

/** The user who starts Muster, and the environment; nothing here reads the process. */
export type ProcessEnvironment = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly uid: number;
  readonly home: string;
};

/**
 * The default data and key folders: the XDG base directories, or for root the system's folders. As the XDG
 * specification demands, a variable that is not an absolute path is ignored.
 */
export function defaultHomes({ env, uid, home }: ProcessEnvironment): Homes {
  if (uid === 0) return { data: '/var/lib/muster', keys: '/etc/muster/keys' };
  return {
    data: join(absolute(env['XDG_DATA_HOME']) ?? join(home, '.local', 'share'), 'muster'),
    keys: join(absolute(env['XDG_CONFIG_HOME']) ?? join(home, '.config'), 'muster', 'keys'),
  };
}

/** Keys in the folder that is backed up with the data would make every backup readable (R27). */
export const areKeysApart = ({ data, keys }: Homes): boolean => !isWithin(keys, data);

/**
 * The folder that channels may reference must not contain Muster's own keys or data, nor be backed up with them (GOV
 * 6.4).
 */
export const areSecretsApart = (secrets: string, { data, keys }: Homes): boolean =>
  [data, keys].every((home) => !isWithin(home, secrets) && !isWithin(secrets, home));

const isWithin = (path: string, folder: string): boolean => !/^\.\.(\/|$)/.test(relative(folder, path));

const absolute = (path: string | undefined): string | undefined => (path?.startsWith('/') === true ? path : undefined);
