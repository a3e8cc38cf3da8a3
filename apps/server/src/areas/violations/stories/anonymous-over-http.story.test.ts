import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttp } from '../../../platform/http/create-http.ts';
import { routesOf } from '../../../platform/area-routes.ts';
import { createDueRegistry } from '../../../platform/worker/registry.ts';
import { hooksService, joinHooks } from '../../../platform/hooks.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { testHttpOptions } from '../../../testing/test-http.ts';
import { createPeople, peopleService } from '../../identity/public.ts';
import { violationsArea } from '../area.ts';
import { violationPost } from '../due-kinds.ts';
import { releaseWhatWasSaid } from '../reactions/release-said.ts';
import { postOfViolation } from '../reactions/tell-of-violation.ts';
import { addDays } from '../../../kernel/clock.ts';

/** What a connection carries besides the text, planted to be searched for everywhere. */
const CANARY = 'canary7f3a';
const headers = {
  'user-agent': `${CANARY}-agent`,
  referer: `https://${CANARY}.example/page`,
  cookie: `muster_session=${CANARY}-session`,
  authorization: 'Bearer ada',
  'x-forwarded-for': '203.0.113.77',
  'x-request-id': `${CANARY}-request`,
  'idempotency-key': `${CANARY}-key`,
  'accept-language': `${CANARY}-language`,
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};
const PLANTED = [CANARY, '203.0.113.77', '0af7651916cd43dd8448eb211c80319c'];

let story: Story;
let http: Awaited<ReturnType<typeof createHttp>>;
let options: ReturnType<typeof testHttpOptions>;
beforeEach(async () => {
  story = await startStory([]);
  const { host } = story;
  host.services.give(peopleService, createPeople(host)).give(
    hooksService,
    joinHooks(() => []),
  );
  const area = violationsArea({ host, mailer: undefined, publicUrl: () => 'https://muster.example' });
  options = testHttpOptions({ routes: [routesOf(area, host.services.use)] });
  http = await createHttp({ ...options, clock: host.clock, ids: host.ids });
});
afterEach(async () => story.end());

const proofOf = (text: string): number => {
  for (let proof = 0; ; proof += 1)
    if (createHash('sha256').update(`${proof}\n${text}`).digest().readUInt16BE() === 0) return proof;
};
const post = async (path: string, payload: object | string, more: Readonly<Record<string, string>> = {}) =>
  http.app.inject({
    method: 'POST',
    url: `/v1/anonymous-reports${path}`,
    headers: { 'content-type': 'application/json', ...headers, ...more },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    remoteAddress: '203.0.113.77',
  });
const reported = async (text: string) => post('', { text, proof: proofOf(text) });

/** The contents of every table, as text. */
async function everything(): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(
    story.host.database.owner,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ all: string | null }>`
      select string_agg(t::text, '|') as all from ${sql.table(name)} t`.execute(story.host.database.owner);
    found[name] = rows[0]?.all ?? '';
  }
  return found;
}
const changed = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  Object.keys(after).filter((name) => after[name] !== before[name]);
const logged = () => JSON.stringify([options.log.events, options.refused]);

describe('the anonymous door, over HTTP', () => {
  test('keeps nothing of the connection: no address, agent, cookie, session, trace or moment [GOV 10.4]', async () => {
    const before = await everything();
    const answer = await reported('keys lie in a notebook');
    expect(answer.statusCode).toBe(200);
    const after = await everything();
    expect(changed(before, after)).toEqual(['violation_intake']);
    const metrics = await http.app.inject('/metrics');
    expect(metrics.statusCode).toBe(200);
    // Neither the report nor its route is counted anywhere.
    expect(metrics.body).not.toContain('anonymous');
    // Its text is in the one waiting row and nowhere else.
    const elsewhere = { ...after, violation_intake: '' };
    expect(metrics.body + logged() + JSON.stringify(elsewhere)).not.toContain('keys lie in a notebook');
    for (const planted of PLANTED) {
      expect(metrics.body).not.toContain(planted);
      expect(JSON.stringify(after)).not.toContain(planted);
      expect(logged()).not.toContain(planted);
      // Except for the id that the sender gave its own request and gets back.
      const { 'x-request-id': _, ...others } = answer.headers;
      expect(answer.body + JSON.stringify(others)).not.toContain(planted);
    }
    // A day, and nothing finer.
    expect(after['violation_intake']).not.toMatch(/\d\d:\d\d/);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(options.log.events).toEqual([]);
  });

  test('refused or failing it leaves nothing either: no row, no line, no count [GOV 10.4]', async () => {
    const before = await everything();
    const text = 'said without work';
    const wrong = (proofOf(text) + 1) % 2 ** 31;
    const refusals = [
      await post('', { text, proof: wrong }),
      await post('', { text, clause: '99.9', proof: proofOf(text) }),
      await post('', { text: '', proof: 1 }),
      await post('', { text: 'x'.repeat(20_000), proof: 1 }),
      await post('', 'no json {'),
      await post('', { text, proof: wrong }, { 'content-type': 'application/xml' }),
      await post('', `"${'x'.repeat(3_000_000)}"`),
      await post('/follow-up', { caseCode: 'never-there-at-all' }),
      await post('/follow-up', { caseCode: 'x' }),
    ];
    const statuses = refusals.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(statuses.filter((status) => status >= 400).length).toBeGreaterThanOrEqual(7);
    expect(changed(before, await everything())).toEqual([]);
    expect(options.log.events).toEqual([]);
    expect(options.refused).toEqual([]);
  });

  test('says of a report and of any case the same number of bytes, and nothing in its headers [GOV 10.4]', async () => {
    const one = await reported('short');
    const other = await reported(`long ${'x'.repeat(5000)}`);
    expect(one.body.length).toBe(other.body.length);
    const names = (answer: typeof one) => Object.keys(answer.headers).toSorted();
    expect(names(one)).toEqual(names(other));
    // An unknown code gets the same 200 as any other.
    const unknown = await post('/follow-up', { caseCode: 'never-there-at-all-not-once' });
    const { caseCode } = one.json<{ caseCode: string }>();
    const known = await post('/follow-up', { caseCode });
    expect([unknown.statusCode, known.statusCode]).toEqual([200, 200]);
    expect(known.json()).toMatchObject({ state: 'held', waiting: 1 });
  });

  test('names things by chance: no id tells the order or the time of what was said [GOV 10.4]', async () => {
    const texts = ['one', 'two', 'three', 'four', 'five', 'six'];
    for (const text of texts) await reported(text);
    const said = await sql<{ id: string; violation_id: string }>`select * from violation_intake`.execute(story.host.db);
    const ids = said.rows
      .flatMap((row) => Object.values(row))
      .filter((each): each is string => typeof each === 'string');
    const uuids = ids.filter((each) => /^[0-9a-f]{8}-/.test(each));
    expect(uuids.length).toBeGreaterThanOrEqual(12);
    // Version 4 is random; version 7 would begin with the time.
    expect(uuids.every((each) => each[14] === '4')).toBe(true);
    story.host.clock.moveTo(addDays(story.host.clock.now(), 1));
    await releaseWhatWasSaid(story.host);
    const { rows } = await sql<{ id: string; reported_at: Date }>`
      select id, reported_at from violations order by id`.execute(story.host.db);
    expect(rows).toHaveLength(texts.length);
    expect(new Set(rows.map(({ reported_at: at }) => at.getTime())).size).toBe(1);
    expect(rows.every(({ reported_at: at }) => at.getTime() % 86_400_000 === 0)).toBe(true);
    expect(JSON.stringify(await everything())).not.toContain(CANARY);
  });
});

describe('the channel that the policy names', () => {
  const posts = async (said: { ok: true } | { ok: false; error: string; isWorthRetrying: boolean } | undefined) => {
    const heard: string[] = [];
    const registry = createDueRegistry();
    const say = said && (async (channel: string, text: string) => (heard.push(`${channel} ${text}`), said));
    const parts = { host: story.host, mailer: undefined, publicUrl: () => 'https://muster.example', say };
    registry.onTask(violationPost, postOfViolation(parts));
    const found = registry.find(violationPost.name);
    if (found?.form !== 'task') throw new Error('no handler');
    const row = { payload: { violation: '0198e2a0-0000-4000-8000-0000000000c1' } };
    return { heard, outcome: await found.handle(row as never, {} as never) };
  };

  test('hears that there is a violation and where, and no word of it, on the record [GOV 10.3]', async () => {
    const { heard, outcome } = await posts({ ok: true });
    expect(outcome).toEqual({ kind: 'done' });
    expect(heard).toEqual([
      '#ml-governance-escalations A violation was reported to Platform Governance (GOV-001 10.3): <https://muster.example/violations/0198e2a0-0000-4000-8000-0000000000c1|in Muster>',
    ]);
    expect((await story.entries('violation.told')).map(({ data }) => [data['by'], data['outcome']])).toEqual([
      ['chat', 'handed-over'],
    ]);
  });

  test('that cannot be reached is tried again, and in the end raised; without a chat nothing waits [GOV 10.3]', async () => {
    expect((await posts({ ok: false, error: 'ratelimited', isWorthRetrying: true })).outcome).toMatchObject({
      kind: 'retry',
    });
    expect((await posts({ ok: false, error: 'channel_not_found', isWorthRetrying: false })).outcome).toMatchObject({
      kind: 'park',
    });
    expect((await story.entries('violation.told')).map(({ data }) => data['outcome'])).toEqual(['failed']);
    expect(await posts(undefined)).toEqual({ heard: [], outcome: { kind: 'done' } });
  });
});
