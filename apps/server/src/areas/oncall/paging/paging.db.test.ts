import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { readEnvelope, type Envelope } from '../../../platform/ledger/envelope.ts';
import { addPerson, putOnCall, type TestPerson } from '../../../testing/people.ts';
import { testHost, type TestHost } from '../../../testing/test-host.ts';
import { setOnCall } from '../commands/set-on-call.ts';
import type { PageRequest } from '../domain/page.ts';
import { pageById, pagesOf } from '../queries/pages.ts';
import { isOnCall, whoIsOnCall } from '../queries/who-is-on-call.ts';
import { othersWhoMaySet } from '../queries/others-who-may-set.ts';
import { unseparatedAmong } from '../queries/unseparated-on-call.ts';
import { markAnswered } from './answer-page.ts';
import { pageContacts } from './page-contacts.ts';
import { pageOnCall, pageOnCallForAll } from './page-on-call.ts';
import { lockedPages } from './locked-pages.ts';
import { beginSending, tellOfPages, type PageNews } from './send-page.ts';
import { stopPages } from './stop-pages.ts';

let host: TestHost;
let sre: TestPerson;
let second: TestPerson;
let request: PageRequest;
beforeEach(async () => {
  host = await testHost();
  sre = await addPerson(host, ['ml-platform-sre']);
  second = await addPerson(host, ['ml-platform-sre']);
  request = { incident: asId(host.ids.opaque()), why: 'declared', clause: '3.1.2', drill: false, urgency: 'page' };
  return async () => host.close();
});

const CLOCK: Actor = { kind: 'system', part: 'clock' };

async function within<T>(decide: (ctx: CommandContext) => Promise<T>, actor: Actor = CLOCK): Promise<T> {
  const result = await transact(host, { actor, requestId: asId('r') }, async (ctx) => ok(await decide(ctx)));
  if (!result.ok) throw new Error(result.error.public);
  return result.value;
}

const begin = async (id: string) =>
  within(async (ctx) => {
    const locked = await readAlone(ctx.tx, lockedPages([id]));
    return (await beginSending(ctx, locked.values())).get(id);
  });

const tell = async (id: string, ...news: PageNews[]) => within(async (ctx) => tellOfPages(ctx, new Map([[id, news]])));

const failedByMail = (isFinal: boolean): PageNews => ({
  kind: 'failed',
  channel: 'e-mail',
  reason: 'timed-out',
  isFinal,
});

async function entries(action: string): Promise<Envelope[]> {
  const { rows } = await sql<{
    envelope: string;
  }>`select envelope from ledger_pending where envelope::jsonb ->> 'action' = ${action} order by position`.execute(
    host.db,
  );
  return rows.map((row) => readEnvelope(row.envelope));
}

async function tasks(state = 'open'): Promise<string[]> {
  const { rows } = await sql<{
    key: string;
  }>`select key from due_work where kind = 'page.send' and state = ${state} order by key`.execute(host.db);
  return rows.map(({ key }) => key);
}

describe('paging the on-call list [GOV 2.1]', () => {
  test('writes one page and one task for each person on it, with the entry that says why', async () => {
    await putOnCall(host, [sre, second]);
    expect(await within(async (ctx) => pageOnCall(ctx, request))).toEqual([sre.id, second.id]);
    const pages = await pagesOf(host.db, request.incident, 10);
    expect(pages.map(({ to, state, round }) => ({ to, state, round }))).toEqual([
      { to: sre.id, state: 'queued', round: 1 },
      { to: second.id, state: 'queued', round: 1 },
    ]);
    expect(await tasks()).toEqual(pages.map(({ id }) => id).toSorted());
    expect(await entries('page.requested')).toMatchObject([
      {
        thing: { id: request.incident },
        clause: '3.1.2',
        data: { to: [sre.id, second.id], reason: 'declared', round: 1 },
      },
    ]);
  });

  test('is undone with the command that wanted it', async () => {
    await putOnCall(host, [sre]);
    const failing = within(async (ctx) => {
      await pageOnCall(ctx, request);
      throw new Error('the command failed after all');
    });
    await expect(failing).rejects.toThrow('after all');
    expect(await pagesOf(host.db, request.incident, 10)).toEqual([]);
    expect(await tasks()).toEqual([]);
  });

  test('many incidents at once page as each would alone', async () => {
    await putOnCall(host, [sre]);
    const others = [
      request,
      { ...request, incident: asId<'incident'>(host.ids.opaque()) },
      { ...request, incident: asId<'incident'>(host.ids.opaque()) },
    ];
    await within(async (ctx) => pageOnCallForAll(ctx, others));
    for (const each of others)
      expect((await pagesOf(host.db, each.incident, 10)).map(({ to }) => to)).toEqual([sre.id]);
    expect(await tasks()).toHaveLength(3);
  });

  test('each repetition is a round of its own', async () => {
    await putOnCall(host, [sre]);
    for (const why of ['declared', 'repeated', 'repeated'] as const)
      await within(async (ctx) => pageOnCall(ctx, { ...request, why }));
    expect((await pagesOf(host.db, request.incident, 10)).map(({ round }) => round)).toEqual([1, 2, 3]);
  });

  test('whoever is not a member any more is not called, whatever the list says', async () => {
    await putOnCall(host, [sre, second]);
    await sql`update principals set state = 'suspended' where id = ${sre.id}`.execute(host.db);
    expect(await whoIsOnCall(host.db, host.clock.now())).toEqual([second.id]);
    expect(await isOnCall(host.db, sre.id, host.clock.now())).toBe(false);
    expect(await within(async (ctx) => pageOnCall(ctx, request))).toEqual([second.id]);
  });

  test('with nobody on it calls all SREs, failing those Governance, and says so', async () => {
    expect((await within(async (ctx) => pageOnCall(ctx, request))).toSorted()).toEqual([sre.id, second.id].toSorted());
    expect(await entries('page.fell_back')).toMatchObject([{ data: { wanted: 'on-call', to: 'ml-platform-sre' } }]);
    await sql`update role_grants set revoked_at = ${host.clock.now()}`.execute(host.db);
    const governance = await addPerson(host, ['platform-governance']);
    expect(await within(async (ctx) => pageOnCall(ctx, request))).toEqual([governance.id]);
    await sql`update role_grants set revoked_at = ${host.clock.now()}`.execute(host.db);
    expect(await within(async (ctx) => pageOnCall(ctx, request))).toEqual([]);
    expect((await entries('page.fell_back')).map(({ data }) => data['to'])).toEqual([
      'ml-platform-sre',
      'governance',
      'nobody',
    ]);
  });
});

describe('paging contact roles [GOV 3.1.5, 3.2.5, 8.1]', () => {
  test('calls exactly the people behind them', async () => {
    await putOnCall(host, [sre]);
    const lead = await addPerson(host, [], ['ml-platform-lead']);
    const vp = await addPerson(host, [], ['vp-engineering']);
    const called = await within(async (ctx) =>
      pageContacts(ctx, ['ml-platform-lead', 'vp-engineering'], { ...request, why: 'not-mitigated' }),
    );
    expect(called.toSorted()).toEqual([lead.id, vp.id].toSorted());
    expect(await entries('page.fell_back')).toEqual([]);
  });

  test('for an unfilled one calls the on-call list instead, and the record says so', async () => {
    await putOnCall(host, [sre]);
    const lead = await addPerson(host, [], ['ml-platform-lead']);
    const called = await within(async (ctx) =>
      pageContacts(ctx, ['ml-platform-lead', 'vp-engineering'], { ...request, why: 'not-mitigated' }),
    );
    expect(called).toEqual([lead.id, sre.id]);
    expect(await entries('page.fell_back')).toMatchObject([
      { thing: { id: request.incident }, data: { wanted: 'vp-engineering', to: 'on-call' } },
    ]);
  });

  test('one person in both roles is called once', async () => {
    const both = await addPerson(host, [], ['ml-platform-lead', 'vp-engineering']);
    expect(await within(async (ctx) => pageContacts(ctx, ['ml-platform-lead', 'vp-engineering'], request))).toEqual([
      both.id,
    ]);
  });
});

describe('what becomes of a page', () => {
  const theirs = async (person: TestPerson) => {
    const page = (await pagesOf(host.db, request.incident, 10)).find(({ to }) => to === person.id);
    if (!page) throw new Error('no such page');
    return page;
  };
  beforeEach(async () => {
    await putOnCall(host, [sre, second]);
    await within(async (ctx) => pageOnCall(ctx, request));
  });

  test('sent, handed over, answered: each on the record once, however often it is told', async () => {
    const { id } = await theirs(sre);
    for (let told = 0; told < 2; told += 1) {
      await begin(id);
      await tell(id, { kind: 'handed-over', channel: 'webhook' });
    }
    // Taken up again: acceptance by one channel does not silence the others until someone answers.
    expect(await pageById(host.db, id)).toMatchObject({ state: 'handed-over', channel: 'webhook', attempts: 2 });
    for (let told = 0; told < 2; told += 1) await within(async (ctx) => markAnswered(ctx, id));
    expect(await pageById(host.db, id)).toMatchObject({ state: 'answered' });
    expect([(await entries('page.handed_over')).length, (await entries('page.answered')).length]).toEqual([1, 1]);
  });

  test('an attempt that failed leaves it to be sent; the last one gives it up', async () => {
    const { id } = await theirs(sre);
    await begin(id);
    await tell(id, failedByMail(false));
    expect(await begin(id)).toMatchObject({ state: 'sending', attempts: 2 });
    await tell(id, failedByMail(true));
    expect(await begin(id)).toBeUndefined();
    expect(await pageById(host.db, id)).toMatchObject({ state: 'failed', channel: 'e-mail' });
    expect(await entries('page.failed')).toHaveLength(2);
  });

  test('two channels that take it at once hand it over once; one that would not before is on the record first', async () => {
    const { id } = await theirs(sre);
    await begin(id);
    await tell(
      id,
      failedByMail(false),
      { kind: 'handed-over', channel: 'webhook' },
      { kind: 'handed-over', channel: 'webhook' },
    );
    expect(await pageById(host.db, id)).toMatchObject({ state: 'handed-over', channel: 'webhook' });
    expect([(await entries('page.failed')).length, (await entries('page.handed_over')).length]).toEqual([1, 1]);
  });

  test('once acknowledged, what has not left is called off; whoever acknowledged has answered; the delivered stays delivered', async () => {
    const [mine, theirPage] = [await theirs(sre), await theirs(second)];
    await begin(mine.id);
    await tell(mine.id, { kind: 'handed-over', channel: 'webhook' });
    await within(async (ctx) => stopPages(ctx, request.incident, 'acknowledged'), sre.actor);
    expect((await pageById(host.db, mine.id))?.state).toBe('answered');
    expect((await pageById(host.db, theirPage.id))?.state).toBe('stopped');
    expect(await tasks()).toEqual([]);
    expect(await begin(theirPage.id)).toBeUndefined();
  });

  test('a page that was on its way when it was stopped is known to have arrived, and stays stopped', async () => {
    const { id } = await theirs(second);
    await begin(id);
    await within(async (ctx) => stopPages(ctx, request.incident, 'acknowledged'), sre.actor);
    await tell(id, { kind: 'handed-over', channel: 'e-mail' });
    expect(await pageById(host.db, id)).toMatchObject({
      state: 'stopped',
      channel: 'e-mail',
      handedOverAt: host.clock.now(),
    });
  });
});

describe('setting the on-call list', () => {
  const set = async (who: TestPerson, people: readonly TestPerson[]) =>
    runCommand(host, setOnCall, { actor: who.actor, requestId: asId('r') }, { people: people.map(({ id }) => id) });

  test('replaces it from now on, in the order given, and keeps what was', async () => {
    await set(await addPerson(host, ['ml-platform-sre']), [second, sre]);
    host.clock.advance({ hours: 1 });
    await set(sre, [sre]);
    expect(await whoIsOnCall(host.db, host.clock.now())).toEqual([sre.id]);
    const { rows } = await sql<{
      count: string;
    }>`select count(*) from on_call_places where until_at = ${host.clock.now()}`.execute(host.db);
    expect(Number(rows[0]?.count)).toBe(2);
    expect((await entries('oncall.list_set')).at(-1)).toMatchObject({
      actor: sre.id,
      data: { people: [sre.id], before: [second.id, sre.id] },
    });
  });

  test("is the SREs' and Governance's, and nobody else's [GOV 2.10]", async () => {
    expect((await set(await addPerson(host, ['platform-governance']), [sre])).ok).toBe(true);
    expect(await set(await addPerson(host, ['ml-engineer']), [sre])).toMatchObject({
      ok: false,
      error: { kind: 'forbidden', clause: '2.1' },
    });
  });

  test('takes active members only, and names the one who is not', async () => {
    const gone = await addPerson(host);
    await sql`update principals set state = 'suspended' where id = ${gone.id}`.execute(host.db);
    expect(await set(sre, [second, gone])).toMatchObject({
      ok: false,
      error: { code: 'oncall/not-a-member', fields: [{ path: '/people/1' }] },
    });
  });

  test('is another’s hand: nobody puts themselves on it, but who is alone, and that is said [GOV 6.2]', async () => {
    const sole = await addPerson(host, ['ml-platform-sre']);
    await set(sre, [second]);
    expect(await set(sole, [second, sole])).toMatchObject({
      ok: false,
      error: { kind: 'refused', code: 'oncall/own-hand', clause: '6.2', fields: [{ path: '/people/1' }] },
    });
    expect(await othersWhoMaySet(host.db, host.policies().current, sole.id)).toBeGreaterThan(0);
    await set(sre, [second, sole]);
    expect(await set(sole, [sole, second])).toMatchObject({ ok: true });
    expect(await unseparatedAmong(host.db, await whoIsOnCall(host.db, host.clock.now()), host.clock.now())).toEqual([]);
    await set(sre, []);
    await sql`update principals set state = 'suspended' where id <> ${sole.id}`.execute(host.db);
    expect(await othersWhoMaySet(host.db, host.policies().current, sole.id)).toBe(0);
    expect(await set(sole, [sole])).toMatchObject({ ok: true });
    expect(await unseparatedAmong(host.db, await whoIsOnCall(host.db, host.clock.now()), host.clock.now())).toEqual([
      sole.id,
    ]);
    expect((await entries('oncall.list_set')).at(-1)).toMatchObject({ data: { unseparated: true } });
  });

  test('by two people at once leaves one of the two lists, whole', async () => {
    const [one, other] = [await addPerson(host, ['ml-platform-sre']), await addPerson(host, ['platform-governance'])];
    await Promise.all([set(one, [sre, second]), set(other, [second, sre])]);
    const list = await whoIsOnCall(host.db, host.clock.now());
    expect(list.toSorted()).toEqual([sre.id, second.id].toSorted());
  });
});
