import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Story } from '../../../testing/story.ts';
import { addService } from '../commands/add-service.ts';
import { changeService } from '../commands/change-service.ts';
import { depend } from '../commands/depend.ts';
import { forgetAddress } from '../commands/forget-address.ts';
import { knowAddress } from '../commands/know-address.ts';
import { undepend } from '../commands/undepend.ts';
import { getService } from '../queries/get-service.ts';
import { catalogReader } from '../queries/list-services.ts';
import { added, serviceOf, startCatalogStory, team } from '../testing/catalog-story.ts';

let story: Story;
beforeEach(async () => void (story = await startCatalogStory()));
afterEach(async () => story.end());

/** The number of entries that record a change. */
const kept = async () => (await story.entries()).filter(({ action }) => action.startsWith('service.')).length;
const codeOf = (result: Result<unknown, AppError>) => (result.ok ? 'done' : result.error.code);

describe('the catalog', () => {
  test('says of each service whose it is and what it depends on, and each change is on the record [GOV 2.1, 7.2]', async () => {
    const teamId = await team(story, 'Payments');
    await added(story, 'Checkout', { teamId, tier: 1, userFacing: 'yes', runbook: 'https://wiki.example.org/c' });
    await added(story, 'fraud-model', { kind: 'model' });
    await story.done(story.sre, depend, { name: 'CHECKOUT', on: 'Fraud-Model' });
    await story.done(story.sre, knowAddress, { name: 'fraud-model', address: 'FD00::0:5' });
    expect(await serviceOf(story, 'checkout')).toMatchObject({
      name: 'checkout',
      team: { id: teamId, name: 'Payments' },
      tier: 1,
      userFacing: true,
      dependsOn: ['fraud-model'],
      version: 2,
      may: { change: { allowed: true }, depend: { allowed: true } },
    });
    expect(await serviceOf(story, 'fraud-model')).toMatchObject({ dependents: ['checkout'], addresses: ['fd00::5'] });
    expect((await story.entries('service.added')).map(({ data }) => data)).toMatchObject([
      { by: 'hand', team: teamId, tier: 1, userFacing: true },
      { by: 'hand' },
    ]);
    expect((await story.entries('service.changed')).map(({ data }) => data['fields'])).toEqual([
      ['dependsOn'],
      ['addresses'],
    ]);
  });

  test('is kept by those who have a part in responding, and by nobody else [GOV 1.1, 7.1]', async () => {
    await added(story, 'checkout');
    const refused = await story.as(story.bystander, changeService, { name: 'checkout', tier: 2 });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    const seen = await getService(catalogReader(story.host.services.use), story.bystander.actor, 'checkout');
    expect(seen).toMatchObject({ ok: true, value: { may: { change: { allowed: false } } } });
  });

  test('forgets what is cleared, and takes back dependencies and addresses', async () => {
    await added(story, 'checkout', { tier: 1, userFacing: 'no', links: ['https://b.example', 'https://a.example'] });
    await added(story, 'fraud');
    await story.done(story.sre, depend, { name: 'checkout', on: 'fraud' });
    await story.done(story.sre, knowAddress, { name: 'checkout', address: 'shop.example.org' });
    await story.done(story.sre, changeService, { name: 'checkout', clear: ['tier', 'user-facing'] });
    await story.done(story.sre, undepend, { name: 'checkout', on: 'fraud' });
    await story.done(story.sre, forgetAddress, { name: 'checkout', address: 'SHOP.example.org' });
    const after = await serviceOf(story, 'checkout');
    expect(after).toMatchObject({ links: ['https://a.example', 'https://b.example'], dependsOn: [], addresses: [] });
    expect([after.tier, after.userFacing]).toEqual([undefined, undefined]);
  });

  test('tells what is wrong with bad input, and changes nothing', async () => {
    await added(story, 'checkout');
    await added(story, 'fraud');
    await story.done(story.sre, depend, { name: 'checkout', on: 'fraud' });
    await story.done(story.sre, knowAddress, { name: 'fraud', address: '10.0.0.5' });
    const nobody = '00000000-0000-4000-8000-0000000000ff';
    const before = await kept();
    const { sre } = story;
    expect(codeOf(await story.as(sre, addService, { name: 'CHECKOUT' }))).toBe('catalog/service-exists');
    expect(codeOf(await story.as(sre, addService, { name: '10.0.0.9' }))).toBe('catalog/not-a-name');
    expect(codeOf(await story.as(sre, addService, { name: 'x', teamId: nobody }))).toBe('catalog/no-such-team');
    expect(codeOf(await story.as(sre, changeService, { name: 'gone', tier: 1 }))).toBe('catalog/no-such-service');
    expect(codeOf(await story.as(sre, changeService, { name: 'fraud' }))).toBe('catalog/nothing-to-change');
    expect(codeOf(await story.as(sre, depend, { name: 'fraud', on: 'Fraud' }))).toBe('catalog/depends-on-itself');
    expect(codeOf(await story.as(sre, depend, { name: 'fraud', on: 'gone' }))).toBe('catalog/no-such-dependency');
    expect(codeOf(await story.as(sre, depend, { name: 'checkout', on: 'fraud' }))).toBe('catalog/depends-already');
    expect(codeOf(await story.as(sre, undepend, { name: 'fraud', on: 'checkout' }))).toBe('catalog/depends-not');
    const know = async (name: string, address: string) => codeOf(await story.as(sre, knowAddress, { name, address }));
    expect(await know('checkout', '300.0.0.1')).toBe('catalog/not-an-address');
    expect(await know('checkout', '10.0.0.5')).toBe('catalog/address-taken');
    expect(await know('fraud', '10.0.0.5')).toBe('catalog/address-known-already');
    expect(codeOf(await story.as(sre, forgetAddress, { name: 'checkout', address: '10.0.0.5' }))).toBe(
      'catalog/address-unknown',
    );
    expect(await kept()).toBe(before);
  });

  test('two that come to depend on each other at once do not wait for each other, and a circle is allowed', async () => {
    await added(story, 'a');
    await added(story, 'b');
    const both = await Promise.all([
      story.as(story.sre, depend, { name: 'a', on: 'b' }),
      story.as(story.sre, depend, { name: 'b', on: 'a' }),
    ]);
    expect(both.map(codeOf)).toEqual(['done', 'done']);
    expect(await serviceOf(story, 'a')).toMatchObject({ dependsOn: ['b'], dependents: ['b'] });
  });
});
