import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Story } from '../../../testing/story.ts';
import { added, imported, previewed, serviceOf, startCatalogStory, team } from '../testing/catalog-story.ts';

let story: Story;
beforeEach(async () => void (story = await startCatalogStory()));
afterEach(async () => story.end());

const FILE = `name,team,tier,depends_on,addresses
checkout,payments,1,"fraud,orders",10.0.0.5
fraud,,2,,
orders,Payments,,,
`;

describe('a file that is taken over', () => {
  test('is previewed first, changes what the preview said, and changes nothing the second time', async () => {
    await team(story, 'Payments');
    await added(story, 'fraud', { tier: 1 });
    const preview = await previewed(story, FILE);
    expect(preview).toMatchObject({
      added: ['checkout', 'orders'],
      changed: [{ name: 'fraud', fields: [{ field: 'tier', before: '1', after: '2' }] }],
      unchanged: 0,
      problems: [],
    });
    expect(await imported(story, FILE)).toEqual({ ok: true, value: { added: 2, changed: 1, unchanged: 0 } });
    expect(await serviceOf(story, 'checkout')).toMatchObject({
      team: { name: 'Payments' },
      dependsOn: ['fraud', 'orders'],
      addresses: ['10.0.0.5'],
    });
    const entries = (await story.entries()).length;
    expect(await imported(story, FILE)).toEqual({ ok: true, value: { added: 0, changed: 0, unchanged: 3 } });
    expect(await story.entries()).toHaveLength(entries);
    expect((await story.entries('service.changed')).map(({ data }) => data['by'])).toEqual(['import']);
  });

  test('moves an address and a dependency in one go', async () => {
    await team(story, 'Payments');
    await imported(story, FILE);
    const moved = 'name,depends_on,addresses\ncheckout,orders,\nfraud,,10.0.0.5\n';
    expect(await imported(story, moved)).toMatchObject({ ok: true, value: { changed: 2 } });
    expect(await serviceOf(story, 'checkout')).toMatchObject({ dependsOn: ['orders'], addresses: [], tier: 1 });
    expect(await serviceOf(story, 'fraud')).toMatchObject({ addresses: ['10.0.0.5'], dependents: [] });
  });

  test('is refused whole where one line is wrong, naming line and field', async () => {
    const before = (await story.entries()).length;
    const bad = 'name,team,tier\nfine,,1\nother,Nobody,\nthird,,9\n';
    const result = await imported(story, bad.replace(',9', ','));
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'invalid', code: 'catalog/file-has-problems', fields: [{ path: '/lines/3/team' }] },
    });
    expect(await imported(story, bad)).toMatchObject({ ok: false, error: { fields: [{ path: '/lines/4/tier' }] } });
    expect((await previewed(story, bad)).problems.map(({ path }) => path)).toEqual(['/lines/4/tier', '/lines/3/team']);
    expect(await story.entries()).toHaveLength(before);
    expect(await previewed(story, 'name\nfine\n')).toMatchObject({ added: ['fine'] });
  });

  test('is taken over from those who keep the catalog only [GOV 1.1]', async () => {
    expect(await imported(story, 'name\nfine\n', story.bystander)).toMatchObject({
      ok: false,
      error: { kind: 'forbidden' },
    });
  });
});
