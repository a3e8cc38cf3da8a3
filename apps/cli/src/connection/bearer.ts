import { exitCode } from '../exit-code.ts';
import { CommandFailure } from '../failures/failure.ts';
import type { Shell } from '../shell.ts';
import { withFileLock } from './file-lock.ts';
import { readSessions, sessionsPath, writeSessions, type SavedSession } from './sessions-file.ts';
import type { Tokens } from './tokens.ts';

/** A token this close to expiry could expire in transit. */
const SPARE_MS = 15_000;

/**
 * The bearer token: an API key or token from the environment, otherwise the saved session's access token, refreshed
 * when it expires.
 */
export async function bearerFor(server: URL, shell: Shell, tokens: Tokens): Promise<string> {
  const { MUSTER_API_KEY: key, MUSTER_TOKEN: token } = shell.env;
  const given = key || token;
  if (given) return given;
  const path = sessionsPath(shell);
  const saved = readSessions(path).sessions[server.origin];
  if (saved === undefined) throw notSignedIn(server);
  return isFresh(saved, shell.now()) ? saved.accessToken : renewed(path, server, shell, tokens);
}

/** Reads again under the lock: another command may have refreshed it meanwhile. */
const renewed = async (path: string, server: URL, shell: Shell, tokens: Tokens): Promise<string> =>
  withFileLock(`${path}.lock`, shell, async () => {
    const all = readSessions(path);
    const saved = all.sessions[server.origin];
    if (saved === undefined) throw notSignedIn(server);
    if (isFresh(saved, shell.now())) return saved.accessToken;
    const next = await tokens.renew(saved);
    writeSessions(path, { ...all, sessions: { ...all.sessions, [server.origin]: next } });
    return next.accessToken;
  });

const isFresh = ({ accessExpiresAt }: SavedSession, now: Date): boolean =>
  Date.parse(accessExpiresAt) - now.getTime() > SPARE_MS;

const notSignedIn = (server: URL): CommandFailure =>
  new CommandFailure({
    exit: exitCode.notSignedIn,
    code: 'cli/not-signed-in',
    what: `You are not signed in at ${server.origin}.`,
    why: 'There is no saved session, and neither MUSTER_API_KEY nor MUSTER_TOKEN is set.',
    clause: '1.1',
    next: `muster login --server ${server.origin}`,
  });
