import {
  createExportVerifier,
  decodeVerifierKey,
  openCheckpoint,
  parseReceipt,
  verifyReceipt,
  HASH_BYTES,
} from '@muster/proofs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { verbRoutes } from '../../../platform/verbs/verb-routes.ts';
import { createTestHttp, robot } from '../../../testing/test-http.ts';
import { grantRole } from '../../governance/commands/grant-role.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { startAudited, trust, type Audited } from '../testing/audited.ts';
import { ledgerRoutes } from '../http/routes.ts';

let audited: Audited;
let http: Awaited<ReturnType<typeof createTestHttp>>;

beforeAll(async () => {
  audited = await startAudited();
  const { story, compliance, reads, verify } = audited;
  for (let count = 0; count < 2; count += 1)
    await story.done(story.sre, declareIncident, { title: ownWords('Slow model') });
  await audited.sequence();
  const actors: Record<string, Actor> = {
    compliance: compliance.actor,
    sre: story.sre.actor,
    witness: robot('ledger:read'),
    former: { kind: 'person', id: story.host.ids.opaque() as PrincipalId, sessionId: 'ended' },
  };
  http = await createTestHttp({
    actors,
    routes: [verbRoutes([verify], story.host.services.use), ledgerRoutes(reads)],
    runCommand: async (command, invocation, input) => runCommand(story.host, command, invocation, input),
    ids: story.host.ids,
  });
});
afterAll(async () => audited.story.end());

const ask = async (url: string, who = 'compliance', method: 'GET' | 'POST' = 'GET', payload?: object) =>
  http.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${who}` },
    ...(payload === undefined ? {} : { payload }),
  });

describe('the ledger over HTTP [GOV 7.5]', () => {
  test('lists in pages that follow each other', async () => {
    const first = await ask('/v1/ledger/entries?limit=1');
    expect(first.json()).toMatchObject({
      items: [{ seq: expect.any(Number), summary: expect.any(String) }],
      nextCursor: expect.any(String),
    });
    const { items, nextCursor } = first.json<{ items: { seq: number }[]; nextCursor: string }>();
    const second = await ask(`/v1/ledger/entries?limit=1&cursor=${nextCursor}`);
    expect(second.json()).toMatchObject({ items: [{ seq: (items[0]?.seq ?? 0) - 1 }] });
    expect((await ask('/v1/ledger/entries?cursor=nonsense')).statusCode).toBe(400);
  });

  test('gives the entry, its receipt, the head and the key, from which a stranger can verify it', async () => {
    const { items } = (await ask('/v1/ledger/entries?action=incident.created')).json<{ items: { seq: number }[] }>();
    const seq = items[0]?.seq ?? -1;
    const entry = await ask(`/v1/ledger/entries/${seq}`);
    expect(entry.json()).toMatchObject({ seq, action: 'incident.created', contentState: 'shown' });
    const key = decodeVerifierKey((await ask('/v1/ledger/key')).body.trim());
    if (!key.ok) throw new Error(key.detail);
    const checkpoint = await ask('/v1/ledger/checkpoint');
    expect(checkpoint.headers['content-type']).toContain('text/plain');
    expect(openCheckpoint(checkpoint.body, { origin: trust.origin, keys: [key.value] })).toMatchObject({ ok: true });
    const file = await ask(`/v1/ledger/entries/${seq}/receipt`);
    const receipt = parseReceipt(file.body);
    expect(receipt.ok && verifyReceipt(receipt.value, { origin: trust.origin, keys: [key.value] })).toMatchObject({
      ok: true,
    });
    expect(receipt.ok && Buffer.from(receipt.value.entry).toString()).toBe(entry.json<{ envelope: string }>().envelope);
  });

  test('shows an auditor what is said of another, and puts the look on the record first [GOV 7.1]', async () => {
    const { story } = audited;
    const input = { id: story.bystander.id, role: 'ml-engineer', reason: ownWords('helps with models') };
    await story.done(story.governance, grantRole, input);
    await audited.sequence();
    const { items } = (await ask('/v1/ledger/entries?action=role.granted')).json<{ items: { seq: number }[] }>();
    const answer = await ask(`/v1/ledger/entries/${items[0]?.seq}`);
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { contentState: 'shown' }]);
    expect((await story.entries('access.read')).at(-1)).toMatchObject({ data: { reveals: 'CONFIDENTIAL' } });
  });

  test('serves the tree as C2SP tiles, partial ones too, and the heads to witnesses', async () => {
    const { items } = (await ask('/v1/ledger/checkpoints?since=0', 'witness')).json<{
      items: { size: number; note: string }[];
    }>();
    const size = items.at(-1)?.size ?? 0;
    const tile = await ask(`/v1/ledger/tile/0/000.p/${size}`, 'witness');
    expect(tile.headers['content-type']).toContain('application/octet-stream');
    expect(tile.rawPayload).toHaveLength(size * HASH_BYTES);
    for (const path of ['0/000', `0/000.p/${size + 1}`, '0/001.p/1', '..%2Fkey', '0/0'])
      expect((await ask(`/v1/ledger/tile/${path}`, 'witness')).json(), path).toMatchObject({
        status: 404,
        code: 'ledger/not-there',
      });
    expect((await ask(`/v1/ledger/checkpoints?since=${size}`, 'witness')).json()).toEqual({ items: [] });
  });

  test('streams an export as lines that verify, to auditors only', async () => {
    const answer = await ask('/v1/ledger/export', 'compliance', 'POST', {});
    expect(answer.headers['content-type']).toContain('application/x-ndjson');
    expect(answer.headers['content-disposition']).toContain('ledger-0-');
    const verifier = createExportVerifier({ trust });
    for (const line of answer.body.split('\n')) verifier.line(line);
    expect(verifier.finish()).toMatchObject({ ok: true });
    const refused = await ask('/v1/ledger/export', 'sre', 'POST', {});
    expect([refused.statusCode, refused.json()]).toMatchObject([403, { clause: '7.5' }]);
    expect((await ask('/v1/ledger/export', 'compliance', 'POST', { from: 1_000_000 })).json()).toMatchObject({
      status: 409,
      code: 'ledger/nothing-to-export',
    });
    expect((await ask('/v1/ledger/export', 'compliance', 'POST', { from: -1 })).statusCode).toBe(400);
  });

  test('verifies itself when an auditor asks', async () => {
    expect((await ask('/v1/ledger/verify', 'compliance', 'POST')).json()).toMatchObject({
      ledger: { holds: true },
      state: { problems: [] },
    });
    expect((await ask('/v1/ledger/verify', 'sre', 'POST', {})).statusCode).toBe(403);
  });

  test('answers strangers, and askers for what is not there, with a problem', async () => {
    expect((await ask('/v1/ledger/entries', 'nobody')).statusCode).toBe(401);
    expect((await ask('/v1/ledger/entries', 'former')).json()).toMatchObject({
      status: 401,
      code: 'ledger/members-only',
      clause: '6.2',
    });
    expect((await ask('/v1/ledger/entries/99999')).json()).toMatchObject({ status: 404, code: 'ledger/no-such-entry' });
    expect((await ask('/v1/ledger/entries/one')).statusCode).toBe(400);
    expect((await ask('/v1/ledger/entries?incident=INC-XXXXX')).statusCode).toBe(404);
  });
});
