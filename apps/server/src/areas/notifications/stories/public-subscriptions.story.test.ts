import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { laidDown, type TestPerson } from '../../../testing/people.ts';
import { answerSubscription } from '../../comms/commands/answer-subscription.ts';
import { correct } from '../../comms/commands/correct.ts';
import { publish } from '../../comms/commands/publish.ts';
import { subscribe, unsubscribe } from '../../comms/commands/subscribe.ts';
import { addTemplate, removeTemplate } from '../../comms/commands/templates.ts';
import { publicUrlService } from '../../../platform/http/public-url.ts';
import { statusFeed } from '../../comms/queries/status-feed.ts';
import { statusUpdates } from '../../comms/queries/lists.ts';
import { peopleService } from '../../identity/public.ts';
import { startPagingStory, type PagingStory } from '../testing/paging-story.ts';

let paging: PagingStory;
beforeEach(async () => {
  paging = await startPagingStory();
  paging.story.host.services.give(peopleService, paging.parts.reads.people);
  await laidDown(paging.story.host, async (tx) => {
    const { ids, clock } = paging.story.host;
    await sql`insert into services (id, name, kind, links, version, last_instant, last_entry)
      values (${ids.opaque()}, 'scorer', 'model', '[]', 1, ${clock.now()}, ${ids.opaque()})`.execute(tx);
  });
});
afterEach(async () => paging.end());

const lettersTo = (mailbox: string) => paging.office.letters.filter(({ to }) => to === mailbox);
function linkIn(text: string | undefined): string {
  const link = /https:\/\/muster\.example\.org(\/s\/\S+)/.exec(text ?? '')?.[1];
  if (link === undefined) throw new Error('no link was sent');
  return link;
}
const open = async (url: string) => paging.http.app.inject({ method: 'GET', url });
const press = async (url: string, wants: 'yes' | 'no') =>
  paging.http.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `wants=${wants}`,
  });
const now = async () => paging.story.advance({ milliseconds: 0 });
const codeOf = async (who: TestPerson, command: Parameters<PagingStory['story']['as']>[1], input: unknown) => {
  const result = await paging.story.as(who, command, input);
  return result.ok ? 'done' : result.error.code;
};

const ADDRESS = 'reader@customer.example';
const words = { text: ownWords('Scoring answers slowly.'), state: 'investigating', impact: 'degraded' } as const;

async function added(address = ADDRESS, more: object = {}): Promise<string> {
  const { id } = await paging.story.done(paging.story.engineer, subscribe, { kind: 'e-mail', address, ...more });
  await now();
  return id;
}

async function published(more: object = {}): Promise<{ code: string; id: string }> {
  const code = await paging.declare();
  const { id } = await paging.story.done(paging.story.bystander, publish, { code, ...words, ...more });
  await now();
  return { code, id };
}

describe('a subscription to PUBLIC updates', () => {
  test('begins with a yes from the address itself: one question, and nothing before it is answered [GOV 6.2]', async () => {
    await added();
    const [question] = lettersTo(ADDRESS);
    expect(question?.subject).toBe('Confirm your subscription to incident updates');
    await published();
    expect(lettersTo(ADDRESS)).toHaveLength(1);
    const link = linkIn(question?.text);
    expect((await open(link)).body).toContain('Opening this page has done nothing.');
    expect((await press(link, 'yes')).body).toContain('You are subscribed to what is published');
    expect((await press(link, 'yes')).statusCode).toBe(200);
    await published({ services: ['scorer'] });
    const letter = lettersTo(ADDRESS).at(-1);
    expect(letter?.subject).toMatch(/^investigating: scorer \(INC-/);
    expect(letter?.text).toContain('Scoring answers slowly.');
    expect(letter?.text).toContain(`Unsubscribe: https://muster.example.org${link}`);
    expect(await paging.story.entries('subscriber.confirmed')).toHaveLength(1);
  });

  test('ends by the link in each message, and the address is erased with its key [GOV 6.2]', async () => {
    await added();
    const link = linkIn(lettersTo(ADDRESS)[0]?.text);
    await press(link, 'yes');
    expect((await press(link, 'no')).body).toContain('the address is erased');
    expect((await press(link, 'no')).statusCode).toBe(200);
    expect((await press(link, 'yes')).statusCode).toBe(404);
    await published();
    expect(lettersTo(ADDRESS)).toHaveLength(1);
    const { rows } = await sql`select ciphertext, address_index from status_subscribers`.execute(paging.story.host.db);
    expect(rows).toEqual([{ ciphertext: null, address_index: null }]);
    expect(await added()).toBeTruthy();
  });

  test('is erased where nobody confirms it in time', async () => {
    await added();
    await paging.story.advance({ days: 7 });
    expect((await paging.story.entries('subscriber.ended')).map(({ data }) => data['why'])).toEqual(['not-confirmed']);
  });

  test('is of some services only, where it says so', async () => {
    await added(ADDRESS, { services: ['scorer'] });
    await press(linkIn(lettersTo(ADDRESS)[0]?.text), 'yes');
    await published();
    expect(lettersTo(ADDRESS)).toHaveLength(1);
    await published({ services: ['Scorer'] });
    expect(lettersTo(ADDRESS)).toHaveLength(2);
  });

  test('by webhook is signed, asked first, and ends where the other side is gone', async () => {
    await paging.story.done(paging.story.engineer, subscribe, { kind: 'webhook', address: paging.receiver.url });
    await now();
    const question = JSON.parse(paging.receiver.received[0]?.body ?? '{}') as { type: string; data: { link: string } };
    expect(question.type).toBe('subscription.confirm');
    await press(linkIn(question.data.link), 'yes');
    await published();
    const call = paging.receiver.received.at(-1);
    expect(call?.headers['webhook-signature']).toMatch(/^v1,/);
    expect(JSON.parse(call?.body ?? '{}')).toMatchObject({
      type: 'status.published',
      data: { text: 'Scoring answers slowly.', state: 'investigating' },
    });
  });

  test('is refused for what is not an address, is not in the catalog, or subscribes already', async () => {
    const { engineer, bystander } = paging.story;
    await added();
    const tries = [
      { kind: 'e-mail', address: 'nobody' },
      { kind: 'webhook', address: 'https://10.0.0.1/hook' },
      { kind: 'e-mail', address: 'other@customer.example', services: ['nothing'] },
      { kind: 'e-mail', address: ' Reader@Customer.example' },
    ];
    const codes: string[] = [];
    for (const input of tries) codes.push(await codeOf(engineer, subscribe, input));
    expect(codes).toEqual(['comms/address', 'comms/address', 'comms/unknown-service', 'comms/subscribed-already']);
    expect(await codeOf(bystander, subscribe, { kind: 'e-mail', address: 'a@b.example' })).toBe('access/not-entitled');
    expect(
      await codeOf(engineer, answerSubscription, { subscriber: paging.story.host.ids.opaque(), wants: true }),
    ).toBe('comms/by-link-only');
    expect(await codeOf(engineer, unsubscribe, { id: '00000000-0000-4000-8000-0000000000ff' })).toBe(
      'comms/no-such-subscriber',
    );
    expect((await press('/s/k1~forged', 'yes')).statusCode).toBe(404);
  });
});

describe('what is published', () => {
  test('is in a feed that anybody may read, word for word and nothing besides [GOV 2.4]', async () => {
    const { services } = paging.story.host;
    services.give(publicUrlService, () => 'https://muster.example.org');
    const { use } = services;
    expect(await statusFeed(use)).not.toContain('<entry>');
    const hostile = ownWords('<script>alert(1)</script> a & b ]]> 🐢\nsecond line');
    const { id, code } = await published({ text: hostile, services: ['scorer'] });
    const feed = await statusFeed(use);
    expect(feed).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\s*<feed xmlns="http:\/\/www.w3.org\/2005\/Atom">/);
    expect(feed).toContain(`<id>urn:uuid:${id}</id>`);
    expect(feed).toContain(`${code}: investigating, degraded (scorer)`);
    expect(feed).toContain('&lt;script&gt;alert(1)&lt;/script&gt; a &amp; b ]]&gt; 🐢<br>second line');
    expect(feed.split(']]>')).toHaveLength(3);
    expect(feed).not.toContain(paging.story.bystander.id);
  });

  test('is the commander’s to decide, and PUBLIC from then on [GOV 2.4]', async () => {
    const code = await paging.declare();
    expect(await codeOf(paging.story.sre, publish, { code, ...words })).toBe('access/not-entitled');
    await paging.story.done(paging.story.bystander, publish, { code, ...words });
    expect(await paging.story.entries('status.published')).toMatchObject([{ data: { classification: 'PUBLIC' } }]);
    const drill = await paging.declare({ drill: true });
    expect(await codeOf(paging.story.bystander, publish, { code: drill, ...words })).toBe('comms/drill');
  });

  test('says when it happened beside when it was published, and promises only what is ahead', async () => {
    const code = await paging.declare();
    const at = (minutes: number) => new Date(paging.story.host.clock.now().getTime() + minutes * 60_000).toISOString();
    const { bystander } = paging.story;
    for (const wrong of [{ happenedAt: at(1) }, { nextBy: at(-1) }])
      expect(await codeOf(bystander, publish, { code, ...words, ...wrong })).toBe('comms/not-then');
    expect(await codeOf(bystander, publish, { code, ...words, services: ['nothing'] })).toBe('comms/unknown-service');
    const [happenedAt, nextBy] = [at(-30), at(30)];
    await paging.story.done(bystander, publish, { code, ...words, happenedAt, nextBy });
    expect(await shown()).toMatchObject([{ happenedAt, nextBy, publishedAt: at(0) }]);
  });

  test('keeps its earlier words when it is corrected, and the subscribers get the new ones', async () => {
    await added();
    await press(linkIn(lettersTo(ADDRESS)[0]?.text), 'yes');
    const { id } = await published();
    const text = ownWords('Scoring answers slowly in one region.');
    const { bystander } = paging.story;
    await paging.story.done(bystander, correct, { id, text });
    await now();
    expect(lettersTo(ADDRESS).at(-1)?.subject).toMatch(/^Corrected: investigating/);
    expect(await shown()).toMatchObject([{ text, version: 2, earlier: [{ text: words.text }] }]);
    expect(await codeOf(bystander, correct, { id, text })).toBe('comms/same-words');
    expect(await codeOf(bystander, correct, { id: paging.story.host.ids.opaque(), text })).toBe('comms/no-such-update');
  });

  test('corrected while it could not be sent, is read once, in the new words', async () => {
    await added();
    await press(linkIn(lettersTo(ADDRESS)[0]?.text), 'yes');
    paging.office.refuses = 451;
    const { id } = await published();
    const text = ownWords('Scoring answers slowly in one region.');
    await paging.story.done(paging.story.bystander, correct, { id, text });
    await now();
    paging.office.refuses = undefined;
    await paging.story.advance({ minutes: 2 });
    expect(
      lettersTo(ADDRESS)
        .slice(1)
        .map(({ subject }) => subject.slice(0, 'Corrected'.length)),
    ).toEqual(['Corrected']);
  });

  test('can begin with a template, whose name is its own', async () => {
    const { engineer } = paging.story;
    const template = {
      name: ownWords('Slow answers'),
      audience: 'public',
      text: ownWords('We see slow answers.'),
    } as const;
    const { id } = await paging.story.done(engineer, addTemplate, template);
    expect(await codeOf(engineer, addTemplate, { ...template, name: 'slow ANSWERS' })).toBe('comms/name-taken');
    await paging.story.done(engineer, removeTemplate, { id });
    expect(await codeOf(engineer, removeTemplate, { id })).toBe('comms/no-such-template');
  });
});

const shown = async () => {
  const { use } = paging.story.host.services;
  const asked = { actor: paging.story.sre.actor, key: {}, filters: {}, after: undefined, limit: 50 };
  return (await statusUpdates.page(use, asked)).items;
};
