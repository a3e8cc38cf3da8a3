import { createExportVerifier, decodeVerifierKey } from '@muster/proofs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { throwawayMuster, type ThrowawayMuster } from '../testing/throwaway-muster.ts';

const PASSWORD = 'correct horse battery';
const EMAIL = 'ada@example.org';

let muster: ThrowawayMuster;
let token: string;

beforeAll(async () => {
  muster = await throwawayMuster();
  await call('POST', '/v1/setup', {
    token: /#token=([\w-]+)$/.exec(muster.setUpLink ?? '')?.[1],
    organisation: 'Example',
    founder: { name: 'Ada Lovelace', email: EMAIL, password: PASSWORD },
    governance: [{ name: 'Grace Hopper', email: 'grace@example.org' }],
  });
  const form = new URLSearchParams({ grant_type: 'password', username: EMAIL, password: PASSWORD });
  const answer = await fetch(new URL('/v1/oauth/token', muster.url), { method: 'POST', body: form });
  ({ access_token: token } = (await answer.json()) as { access_token: string });
});
afterAll(async () => muster.stop());

async function call(method: 'GET' | 'POST', path: string, body?: object): Promise<Response> {
  const answer = await fetch(new URL(path, muster.url), {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** Reads a stream until `wanted` matches. */
async function readUntil(stream: Response, wanted: RegExp): Promise<string> {
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (reader !== undefined && !wanted.test(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader?.cancel();
  return text;
}

describe('a whole server', () => {
  test('tells an open page of an incident as it is declared, and shows it on the overview', async () => {
    const live = await call('GET', '/v1/live');
    expect(live.headers.get('content-type')).toBe('text/event-stream');
    const { code } = (await (await call('POST', '/v1/incidents', { title: 'Fraud model slow' })).json()) as {
      code: string;
    };
    const heard = await readUntil(live, /incident\.created/);
    expect(heard).toMatch(
      new RegExp(`id: \\d+\\nevent: entry\\ndata: .*"action":"incident.created","things":.*"name":"${code}"`),
    );
    const overview = (await (await call('GET', '/v1/overview')).json()) as {
      open: { items: object[] };
      findings: { message: string }[];
    };
    expect(overview.open.items).toMatchObject([{ code, title: 'Fraud model slow' }]);
    expect(overview.findings.map(({ message }) => message).join('\n')).toContain('Nobody is on call.');
  });

  test('begins its ledger with the policy, verifies itself, and hands out an export that proves itself [GOV 7.5]', async () => {
    const report = (await (await call('POST', '/v1/ledger/verify', {})).json()) as object;
    expect(report).toMatchObject({ ledger: { holds: true, from: 0 }, state: { problems: [] } });
    const key = decodeVerifierKey((await (await call('GET', '/v1/ledger/key')).text()).trim());
    if (!key.ok) throw new Error(key.detail);
    const lines = (await (await call('POST', '/v1/ledger/export', {})).text()).split('\n');
    const verifier = createExportVerifier({ trust: { origin: key.value.name, keys: [key.value] } });
    for (const line of lines) verifier.line(line);
    expect(verifier.finish()).toMatchObject({ ok: true, caveats: [] });
    const listed = await call('GET', '/v1/ledger/entries?limit=200');
    const { items } = (await listed.json()) as { items: { action: string }[] };
    const acts = items.map(({ action }) => action).filter((action) => action !== 'rows.changed');
    expect(acts.at(-1)).toBe('policy.activated');
  });

  test('calls nothing on its own machine that no operator has named, as documented', async () => {
    for (const url of ['http://127.0.0.1:9099/pages', 'http://localhost:9099/pages', 'https://[::1]/pages']) {
      const answer = await fetch(new URL('/v1/channels', muster.url), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'my terminal', mine: true, url }),
      });
      const problem = (await answer.json()) as object;
      expect(problem).toMatchObject({
        code: 'notifications/address',
        fields: [{ path: '/url', remedy: expect.stringContaining('MUSTER_ALLOW_PRIVATE') as string }],
      });
    }
  });

  test('puts each look at the members’ e-mails on the record [GOV 7.1]', async () => {
    await call('GET', '/v1/members');
    const look = async () =>
      (await (await call('GET', '/v1/ledger/entries?action=access.read')).json()) as { items: { summary: string }[] };
    await expect
      .poll(async () => (await look()).items, { timeout: 5_000 })
      .toMatchObject([{ summary: 'read CONFIDENTIAL data (/v1/members)' }]);
  });
});
