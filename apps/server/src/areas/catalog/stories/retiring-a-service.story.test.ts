import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { addService } from '../commands/add-service.ts';
import { depend } from '../commands/depend.ts';
import { knowAddress } from '../commands/know-address.ts';
import { retireService } from '../commands/retire-service.ts';
import { added, startCatalogStory } from '../testing/catalog-story.ts';

let story: Story;
beforeEach(async () => void (story = await startCatalogStory()));
afterEach(async () => story.end());

const reason = ownWords('the new shop has taken over');
const retire = async (name: string) => story.as(story.sre, retireService, { name, reason });
const names = async () =>
  (await sql<{ name: string }>`select name from services order by name`.execute(story.host.db)).rows.map(
    ({ name }) => name,
  );

describe('a service that runs no more', () => {
  test('is retired with a reason, and what was recorded of it stays; its name and address are free again', async () => {
    await added(story, 'shop');
    await added(story, 'orders');
    await story.done(story.sre, depend, { name: 'shop', on: 'orders' });
    await story.done(story.sre, knowAddress, { name: 'shop', address: '10.0.0.5' });
    expect(await retire('Shop')).toEqual({ ok: true, value: { name: 'shop' } });
    expect(await names()).toEqual(['orders']);
    expect(await story.entries('service.retired')).toMatchObject([{ data: { name: 'shop' }, clause: '2.1' }]);
    expect(await retire('shop')).toMatchObject({ error: { code: 'catalog/no-such-service' } });
    await story.done(story.sre, addService, { name: 'shop' });
    await story.done(story.sre, knowAddress, { name: 'shop', address: '10.0.0.5' });
  });

  test('is not retired while others depend on it: they are named, and nothing is changed', async () => {
    await added(story, 'orders');
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
      await added(story, name);
      await story.done(story.sre, depend, { name, on: 'orders' });
    }
    expect(await retire('orders')).toMatchObject({
      error: {
        kind: 'conflict',
        code: 'catalog/still-depended-on',
        public: expect.stringMatching(/a, b, c, d, e and 1 more/),
      },
    });
    expect(await names()).toContain('orders');
    expect(await story.entries('service.retired')).toEqual([]);
  });

  test('is retired or depended on, whoever comes first, and never both', async () => {
    await added(story, 'orders');
    await added(story, 'shop');
    const [retired, depended] = await Promise.all([
      retire('orders'),
      story.as(story.sre, depend, { name: 'shop', on: 'orders' }),
    ]);
    expect([retired.ok, depended.ok].filter(Boolean)).toHaveLength(1);
    const lost = [retired, depended].flatMap((each) => (each.ok ? [] : [each.error.code]));
    expect(['catalog/still-depended-on', 'catalog/no-such-dependency']).toContain(lost[0]);
  });

  test('is retired by those who keep the catalog', async () => {
    await added(story, 'shop');
    expect(await story.as(story.bystander, retireService, { name: 'shop', reason })).toMatchObject({
      error: { kind: 'forbidden', clause: '2.1' },
    });
  });
});
