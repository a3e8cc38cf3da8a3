import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failed } from '../failures/failure.ts';
import type { Shell } from '../shell.ts';

/** A persistent sign-in, keyed by the server's origin. */
export type SavedSession = {
  readonly email: string;
  readonly refreshToken: string;
  readonly accessToken: string;
  readonly accessExpiresAt: string;
};

export type SavedSessions = { readonly last?: string; readonly sessions: Readonly<Record<string, SavedSession>> };

const OTHERS = 0o077;

/** `$XDG_CONFIG_HOME/muster/cli.json`, readable only by its owner. A relative XDG variable is ignored. */
export function sessionsPath({ env, home }: Pick<Shell, 'env' | 'home'>): string {
  const told = env['XDG_CONFIG_HOME'];
  return join(told?.startsWith('/') === true ? told : join(home, '.config'), 'muster', 'cli.json');
}

export function readSessions(path: string): SavedSessions {
  let text: string;
  try {
    if ((statSync(path).mode & OTHERS) !== 0) throw tooOpen(path);
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { sessions: {} };
    throw error;
  }
  try {
    const { last, sessions = {} } = JSON.parse(text) as Partial<SavedSessions>;
    return { ...(last === undefined ? {} : { last }), sessions };
  } catch {
    throw failed('cli/sessions-damaged', `${path} cannot be read.`, { next: `rm ${path} && muster login` });
  }
}

/** Written to a temporary file and renamed, so that a killed command leaves either the old or the new file. */
export function writeSessions(path: string, saved: SavedSessions): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(saved, undefined, 2)}\n`, { mode: 0o600 });
  chmodSync(beside, 0o600);
  renameSync(beside, path);
}

const tooOpen = (path: string): Error =>
  failed('cli/sessions-too-open', `${path} contains a sign-in and other users can read it.`, {
    clause: '6.4',
    next: `chmod 600 ${path}`,
  });
