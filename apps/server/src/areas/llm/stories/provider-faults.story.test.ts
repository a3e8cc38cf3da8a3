import { depth } from '@muster/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FakeFault } from '../testing/fake-provider.ts';
import { chat, startLlmStory, type LlmStory } from '../testing/llm-story.ts';

let told: LlmStory;
beforeAll(async () => {
  told = await startLlmStory();
});
afterAll(async () => told.end());

const FAULTS: readonly FakeFault[] = [
  'status-500',
  'status-529',
  'rate-limited',
  'quota',
  'reset',
  'nonsense',
  'cut',
  'bad-request',
];
/** 250 in every run; 20,000 at MUSTER_TEST_DEPTH=80. */
const REQUESTS = 250 * depth;
const AT_ONCE = 25;

/** A seeded random generator, repeatable between runs. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test(
  'whatever providers do, each request has an answer or a clear error, every cent is known, and nothing stays reserved [GOV 9.2] [GOV 9.3]',
  { timeout: 60_000 * depth },
  async () => {
    const key = await told.consumer({
      perDay: '10000',
      perMonth: '10000',
      requestsPerMinute: 1_000_000_000,
      tokensPerMinute: 1_000_000_000,
    });
    const random = seeded(7);
    for (const fake of [told.first, told.second])
      fake.next = () => (random() < 0.3 ? FAULTS[Math.floor(random() * FAULTS.length)] : undefined);
    const ended = new Map<string, number>();
    const one = async (nth: number): Promise<void> => {
      const { status, json, text } = await told.ask(key, chat(`request ${nth}`, nth % 3 === 0 ? { stream: true } : {}));
      const isCut = text.includes('"code":"stream_cut"');
      const how = status === 200 ? (isCut ? 'cut' : 'answered') : (json.error?.code ?? 'unclear');
      ended.set(how, (ended.get(how) ?? 0) + 1);
      if (status === 200 && nth % 3 === 0) expect(text.endsWith('data: [DONE]\n\n')).toBe(!isCut);
    };
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let nth = (next += 1); nth <= REQUESTS; nth = next += 1) await one(nth);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));

    expect([...ended.values()].reduce((sum, count) => sum + count, 0)).toBe(REQUESTS);
    const clear = new Set(['answered', 'cut', 'no_provider_answers', 'context_length_exceeded']);
    expect([...ended.keys()].filter((how) => !clear.has(how))).toEqual([]);
    expect([told.gateway.meters.inFlight, told.gateway.meters.reserved]).toEqual([0, 0n]);
    await told.gateway.close();
    const { db } = told.story.host;
    const [sums] = (
      await sql<{ calls: string; told: string; all: string }>`
        select count(*) as calls, coalesce(sum(cost) filter (where not is_estimated), 0) as told, sum(cost) as all from llm_calls`.execute(
        db,
      )
    ).rows;
    const billed = [told.first, told.second].reduce(
      (sum, fake) => sum + BigInt(fake.billed.input) * 1_000_000n + BigInt(fake.billed.output) * 2_000_000n,
      0n,
    );
    expect(Number(sums?.calls)).toBe(REQUESTS);
    expect(BigInt(sums?.told ?? 0)).toBe(billed);
    const [day] = (await sql<{ spent: string }>`select spent from llm_meters where measure = 'day'`.execute(db)).rows;
    expect(BigInt(day?.spent ?? 0)).toBe(BigInt(sums?.all ?? 0));
    expect((await sql`select id from llm_leases`.execute(db)).rows).toEqual([]);
  },
);
