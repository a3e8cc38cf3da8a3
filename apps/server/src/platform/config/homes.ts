import { join, resolve, sep } from 'node:path';

export type Homes = { readonly data: string; readonly keys: string };

/** Who starts Muster and what their surroundings say; nothing here reads the process. */
export type Surroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly uid: number;
  readonly home: string;
};

/**
 * Where data and keys lie unless told otherwise: the XDG base directories, or for root the system's folders. An XDG
 * variable that is not an absolute path is ignored, as its specification wants.
 */
export function defaultHomes({ env, uid, home }: Surroundings): Homes {
  if (uid === 0) return { data: '/var/lib/muster', keys: '/etc/muster/keys' };
  return {
    data: join(absolute(env['XDG_DATA_HOME']) ?? join(home, '.local', 'share'), 'muster'),
    keys: join(absolute(env['XDG_CONFIG_HOME']) ?? join(home, '.config'), 'muster', 'keys'),
  };
}

/** Keys in the folder that is backed up with the data would make every backup readable (R27). */
export function areKeysApart({ data, keys }: Homes): boolean {
  const [dataPath, keysPath] = [resolve(data), resolve(keys)];
  return keysPath !== dataPath && !keysPath.startsWith(dataPath + sep);
}

const absolute = (path: string | undefined): string | undefined => (path?.startsWith('/') === true ? path : undefined);
