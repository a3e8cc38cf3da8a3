import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppFailure } from '../../../kernel/app-error.ts';
import { openGateway, type Gateway } from '../gateway/open-gateway.ts';
import { chat, MODEL, startLlmStory, type LlmStory } from '../testing/llm-story.ts';

/** Two servers sharing only the database. */
let told: LlmStory;
let other: Gateway;
const server = (): Gateway => {
  const { host, outgoing, keyOf } = told.gateway;
  return openGateway({ host, outgoing, keyOf });
};
beforeEach(async () => {
  told = await startLlmStory();
  other = server();
});
afterEach(async () => told.end());

const COST = 11n * 1_000_000n + 7n * 2_000_000n;
const DAY = 500_000_000n;

const accountOf = async (name: string): Promise<string> => {
  const all = [...(await other.facts.now()).consumers.values()];
  return all.find((each) => each.name === name)?.account ?? '';
};

/** Calls one server directly. @returns its response, or the code of its refusal */
const asking = async (at: Gateway, name: string, says = 'hello', model = MODEL): Promise<string> => {
  try {
    const { headers } = await at.answer({
      account: await accountOf(name),
      dialect: 'openai-chat',
      text: JSON.stringify(chat(says, { model })),
      headers: {},
      signal: new AbortController().signal,
    });
    return headers['x-muster-llm-mode'] ?? headers['x-muster-llm-provider'] ?? '';
  } catch (failure) {
    return failure instanceof AppFailure ? failure.error.code : 'an error in Muster';
  }
};

const spentToday = async (): Promise<bigint> => {
  const { rows } = await sql<{ spent: string }>`
    select coalesce(sum(spent), 0)::text as spent from llm_meters where scope like 'consumer:%' and measure = 'day'`.execute(
    told.story.host.db,
  );
  return BigInt(rows[0]?.spent ?? 0);
};

describe('two servers over one database', () => {
  test('spend one budget together, and never more than it [GOV 9.2]', async () => {
    await told.consumer({ perDay: '0.0005', perMonth: '1' });
    const answers = await Promise.all(
      Array.from({ length: 120 }, async (_, nth) => asking(nth % 2 === 0 ? told.gateway : other, 'consumer-1')),
    );
    const answered = answers.filter((each) => each === 'first').length;
    expect(answered).toBeGreaterThan(0);
    expect(new Set(answers.filter((each) => each !== 'first'))).toEqual(new Set(['llm/budget-exceeded']));
    await Promise.all([told.gateway.close(), other.close()]);
    expect(await spentToday()).toBe(BigInt(answered) * COST);
    expect(await spentToday()).toBeLessThanOrEqual(DAY);
    expect((await sql`select id from llm_leases`.execute(told.story.host.db)).rows).toEqual([]);
  });

  test('one killed in the middle takes what it held with it, and the rest is there for the other [GOV 9.2]', async () => {
    await told.consumer({ perDay: '0.0005', perMonth: '1' });
    expect(await asking(other, 'consumer-1')).toBe('first');
    // This one is killed: nothing is flushed or returned. Its leases expire, and a newly started server asks.
    await told.story.advance({ minutes: 2 });
    other = server();
    const billedBefore = BigInt(told.first.asked.length) * COST;
    let answered = 0n;
    for (let nth = 0; nth < 40; nth += 1) if ((await asking(other, 'consumer-1')) === 'first') answered += 1n;
    expect(await asking(other, 'consumer-1')).toBe('llm/budget-exceeded');
    await other.close();
    // The providers' bills stay within the budget, and the dead server's leases count as spent.
    expect(billedBefore + answered * COST).toBeLessThanOrEqual(DAY);
    expect(await spentToday()).toBeGreaterThanOrEqual(billedBefore + answered * COST);
    expect(await spentToday()).toBeLessThanOrEqual(DAY);
  });

  test('one that stops in order gives everything back, so that the next can spend all that is left [GOV 9.2]', async () => {
    await told.consumer({ perDay: '0.0005', perMonth: '1' });
    expect(await asking(other, 'consumer-1')).toBe('first');
    await other.close();
    expect(await spentToday()).toBe(COST);
    let answered = 1n;
    while ((await asking(told.gateway, 'consumer-1')) === 'first') answered += 1n;
    await told.gateway.close();
    expect(await spentToday()).toBe(answered * COST);
    // Less is left than another call may cost at most.
    expect(DAY - answered * COST).toBeLessThan(300_000_000n);
  });

  test('judge an outage by what both saw, and declare it once [GOV 9.4]', async () => {
    await told.consumer({ routes: [`first/${MODEL}`], cacheMinutes: 1 });
    told.first.next = () => 'reset';
    for (let nth = 0; nth < 3; nth += 1) {
      expect(await asking(told.gateway, 'consumer-1')).toBe('llm/no-provider-answers');
      expect(await asking(other, 'consumer-1')).toBe('llm/no-provider-answers');
    }
    await Promise.all([told.gateway.flush(), other.flush()]);
    expect(await told.story.entries('incident.created')).toHaveLength(1);
    expect((await told.story.entries('provider.out')).map(({ data }) => data['total'])).toEqual([6]);
  });

  test('have breakers, retry budgets and kept answers of their own: one that starts again asks again [GOV 9.3]', async () => {
    await told.consumer({ cacheMinutes: 5 });
    expect(await asking(told.gateway, 'consumer-1')).toBe('first');
    expect(await asking(told.gateway, 'consumer-1')).toBe('cached');
    expect(await asking(other, 'consumer-1')).toBe('first');
    told.first.next = () => 'reset';
    for (let nth = 0; nth < 6; nth += 1) await asking(told.gateway, 'consumer-1', `request ${nth}`);
    const route = { provider: 'first', model: MODEL };
    expect([told.gateway.breakers.stateOf(route), other.breakers.stateOf(route)]).toEqual(['open', 'closed']);
    expect(server().breakers.stateOf(route)).toBe('closed');
  });

  test('know within a second what was changed on the other: an agreement that ends opens no way out [GOV 6.7]', async () => {
    await told.consumer({ dataClass: 'CONFIDENTIAL', routes: [`first/${MODEL}`], cacheMinutes: 1 });
    expect(await asking(other, 'consumer-1')).toBe('llm/egress-dpa-required');
    await told.dpa();
    await told.story.advance({ minutes: 1 });
    expect(await asking(other, 'consumer-1')).toBe('first');
    await told.story.advance({ days: 11 });
    expect(await asking(other, 'consumer-1', 'again')).toBe('llm/egress-dpa-required');
  });

  test('read what holds anew before it is a second old, so that no caller has to wait for it', async () => {
    const { clock } = told.story.host;
    const { readAt } = await other.facts.now();
    clock.advance({ seconds: 0.6 });
    expect((await other.facts.now()).readAt).toEqual(readAt);
    clock.advance({ seconds: 0.5 });
    expect((await other.facts.now()).readAt).toEqual(new Date(readAt.getTime() + 600));
  });
});
