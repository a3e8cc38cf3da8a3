import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, addMinutes } from '../../../kernel/clock.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approve } from '../../approvals/public.ts';
import { addProvider } from '../commands/add-provider.ts';
import { askDpa, endDpa } from '../commands/ask-dpa.ts';
import { retireConsumer } from '../commands/change-consumer.ts';
import { changeProvider, retireProvider } from '../commands/change-provider.ts';
import { chat, priced, startLlmStory, type LlmStory } from '../testing/llm-story.ts';

let told: LlmStory;
beforeEach(async () => {
  told = await startLlmStory();
});
afterEach(async () => told.end());

/** The refusal's kind and code, and the invalid fields. */
const refusalOf = async (asked: Promise<Result<unknown, AppError>>) => {
  const result = await asked;
  if (result.ok) throw new Error('it was not refused');
  const { kind, code, fields = [] } = result.error;
  return [kind, code, ...fields.map(({ path }) => path)];
};
const because = { reason: ownWords('over') };
const ABSENT = '00000000-0000-7000-8000-000000000000';

const termsOf = (more: { url?: string; keyReference?: string } = {}) => ({
  name: 'first',
  url: ownWords(more.url ?? told.first.url),
  keyReference: ownWords(more.keyReference ?? 'env:first'),
  region: 'eu',
  retentionDays: 30,
  trains: 'no' as const,
  external: 'yes' as const,
});

test('a provider is refused that is there already, cannot be called, or whose key cannot be read [GOV 6.4, 6.7]', async () => {
  const { story } = told;
  const added = async (more: Parameters<typeof termsOf>[0] & { name?: string } = {}) =>
    refusalOf(story.as(story.sre, addProvider, { ...termsOf(more), api: 'openai', name: more.name ?? 'third' }));
  expect(await added({ name: 'first' })).toEqual(['conflict', 'llm/provider-exists']);
  expect(await added({ url: 'http://10.0.0.1' })).toEqual(['invalid', 'llm/not-an-address', '/url']);
  expect(await added({ keyReference: 'file:/nowhere' })).toEqual(['invalid', 'llm/no-key', '/keyReference']);
  expect(await story.entries('provider.added')).toHaveLength(2);
});

test('a provider is not changed to what it is, nor once it is retired, nor where there is none', async () => {
  const { story } = told;
  const changed = async (name: string) => refusalOf(story.as(story.sre, changeProvider, { ...termsOf(), name }));
  expect(await changed('first')).toEqual(['conflict', 'llm/nothing-to-change']);
  expect(await changed('nobody')).toEqual(['not_found', 'llm/no-such-provider']);
  await story.done(story.sre, retireProvider, { name: 'first', ...because });
  expect(await changed('first')).toEqual(['conflict', 'llm/retired']);
  await expect(priced(story, 'first', 'other')).rejects.toThrow('llm/retired');
});

test('a consumer has a name and a service account of its own, and is retired once [GOV 9.2]', async () => {
  const { story } = told;
  const name = await told.consumer();
  const [account = ''] = (await told.gateway.facts.now()).consumers.keys();
  expect(await refusalOf(told.registered({ name }))).toEqual(['conflict', 'llm/consumer-exists']);
  expect(await refusalOf(told.registered({ account }))).toEqual(['conflict', 'llm/account-taken']);
  const retired = async (which: string) => refusalOf(story.as(story.sre, retireConsumer, { name: which, ...because }));
  expect(await retired('nobody')).toEqual(['not_found', 'llm/no-such-consumer']);
  await story.done(story.sre, retireConsumer, { name, ...because });
  expect(await retired(name)).toEqual(['conflict', 'llm/retired']);
});

test('an agreement is with a provider that is there, for a time to come, and ends only in force [GOV 6.7]', async () => {
  const { story, legal } = told;
  const now = story.host.clock.now();
  const input = {
    provider: 'first',
    dataClass: 'CONFIDENTIAL' as const,
    regions: ['eu'],
    retentionDays: 30,
    mayTrain: 'no' as const,
    purposes: ['support'],
    validFrom: now.toISOString(),
    validUntil: addMinutes(now, 5).toISOString(),
    reason: ownWords('signed'),
  };
  const asked = async (more: Partial<typeof input>) => refusalOf(story.as(story.sre, askDpa, { ...input, ...more }));
  expect(await asked({ provider: 'nobody' })).toEqual(['invalid', 'llm/no-such-provider', '/provider']);
  const notThen = ['invalid', 'llm/not-then', '/validUntil'];
  expect(await asked({ validFrom: input.validUntil })).toEqual(notThen);
  const past = [addDays(now, -2), addDays(now, -1)].map((at) => at.toISOString());
  expect(await asked({ validFrom: past[0] ?? '', validUntil: past[1] ?? '' })).toEqual(notThen);

  const ended = async (id: string) => refusalOf(story.as(legal, endDpa, { id, ...because }));
  const { id, approval } = await story.done(story.sre, askDpa, input);
  expect(await ended(id)).toEqual(['conflict', 'llm/dpa-not-in-force']);
  expect(await ended(ABSENT)).toEqual(['not_found', 'llm/no-such-dpa']);
  story.host.clock.moveTo(new Date(input.validUntil));
  expect(await refusalOf(story.as(legal, approve, { id: approval }))).toEqual(['conflict', 'llm/dpa-too-late']);
  expect(await story.entries('dpa.approved')).toEqual([]);
});

test('a call is nobody’s where its account is no consumer’s, and is given up once whoever asked is gone [GOV 9.2]', async () => {
  await told.consumer();
  const [account = ''] = (await told.gateway.facts.now()).consumers.keys();
  const call = { dialect: 'openai-chat' as const, text: JSON.stringify(chat('hello')), headers: {} };
  const answered = async (more: { account: string; signal: AbortSignal }) => told.gateway.answer({ ...call, ...more });
  await expect(answered({ account: told.story.sre.id, signal: new AbortController().signal })).rejects.toMatchObject({
    error: { kind: 'forbidden', code: 'llm/not-a-consumer' },
  });
  await expect(answered({ account, signal: AbortSignal.abort() })).rejects.toMatchObject({
    error: { kind: 'invalid', code: 'llm/caller-gone' },
  });
  expect([told.first.asked, told.second.asked, told.gateway.meters.inFlight]).toEqual([[], [], 0]);
});
