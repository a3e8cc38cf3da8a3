import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testShell } from '../testing/test-shell.ts';
import { bearerFor } from './bearer.ts';
import { readSessions, sessionsPath, writeSessions, type SavedSession } from './sessions-file.ts';
import type { Tokens } from './tokens.ts';

const server = new URL('https://muster.example.org');
const session = (more: Partial<SavedSession> = {}): SavedSession => ({
  email: 'ada@example.org',
  refreshToken: 'refresh-1',
  accessToken: 'access-1',
  accessExpiresAt: '2026-05-23T10:05:00.000Z',
  ...more,
});

let home: string;
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'muster-cli-'))));
afterEach(() => rmSync(home, { recursive: true, force: true }));

const shellAt = (time: string, env: Record<string, string> = {}) =>
  testShell({ home, env, now: () => new Date(`2026-05-23T${time}Z`) });
const save = (saved: SavedSession) =>
  writeSessions(sessionsPath({ env: {}, home }), { sessions: { [server.origin]: saved } });

function renewing() {
  const used: string[] = [];
  const tokens: Tokens = {
    byPassword: async () => session(),
    renew: async ({ refreshToken }) => {
      used.push(refreshToken);
      return session({
        refreshToken: 'refresh-2',
        accessToken: 'access-2',
        accessExpiresAt: '2026-05-23T10:20:00.000Z',
      });
    },
    revoke: async () => {},
  };
  return { tokens, used };
}

test('a token is used until it is about to end, then renewed, and the new one is kept', async () => {
  save(session());
  const { tokens, used } = renewing();
  expect(await bearerFor(server, shellAt('10:00:00'), tokens)).toBe('access-1');
  expect(await bearerFor(server, shellAt('10:04:50'), tokens)).toBe('access-2');
  expect(used).toEqual(['refresh-1']);
  expect(readSessions(sessionsPath({ env: {}, home })).sessions[server.origin]?.refreshToken).toBe('refresh-2');
});

test('commands that run at once renew it once: a token used twice would end the session', async () => {
  save(session());
  const { tokens, used } = renewing();
  const all = await Promise.all(
    [1, 2, 3].map(async () =>
      bearerFor(
        server,
        { ...shellAt('10:06:00'), pause: async () => new Promise((resolve) => setImmediate(resolve)) },
        tokens,
      ),
    ),
  );
  expect(all).toEqual(['access-2', 'access-2', 'access-2']);
  expect(used).toEqual(['refresh-1']);
});

test('a key from the environment goes before any session, and needs none', async () => {
  const { tokens } = renewing();
  expect(await bearerFor(server, shellAt('10:00:00', { MUSTER_API_KEY: 'mk_1' }), tokens)).toBe('mk_1');
  await expect(bearerFor(server, shellAt('10:00:00'), tokens)).rejects.toThrow('You are not signed in');
});

test('a file that others can read is refused', async () => {
  save(session());
  chmodSync(sessionsPath({ env: {}, home }), 0o644);
  const { tokens } = renewing();
  await expect(bearerFor(server, shellAt('10:00:00'), tokens)).rejects.toThrow('other users can read it');
});
