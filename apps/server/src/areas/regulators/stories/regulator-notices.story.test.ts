import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addMinutes } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { dropNotice, fileNotice } from '../commands/settle-notice.ts';
import { startNotice } from '../commands/start-notice.ts';
import { registerRegulatorReactions } from '../reactions/register.ts';

let story: Story;
let code: string;
beforeEach(async () => {
  story = await startStory([registerRegulatorReactions]);
  ({ code } = await story.done(story.sre, declareIncident, {
    title: ownWords('A table with addresses was readable 🔓'),
    facts: { outage: 'none' },
  }));
});
afterEach(async () => story.end());

const reason = ownWords('addresses of customers were readable from outside');
const filed = ownWords('online form of the authority, reference 4711');
const ago = (minutes: number) => addMinutes(story.host.clock.now(), -minutes).toISOString();
const starts = async (given: { readonly rule?: string; readonly awareAt?: string } = {}) =>
  story.as(story.engineer, startNotice, { code, rule: 'gdpr-33', awareAt: ago(60), reason, ...given });
const started = async () =>
  story.done(story.engineer, startNotice, { code, rule: 'gdpr-33', awareAt: ago(60), reason });
const called = async (why: string) => (await story.pages()).filter((page) => page.reason === why);

describe('what an authority must be told [GOV 2.7]', () => {
  test('runs from recorded awareness, is prompted before its end, and is met by what was filed', async () => {
    const awareAt = ago(60);
    const { id, dueAt } = await started();
    expect(dueAt).toBe(addMinutes(new Date(awareAt), 72 * 60).toISOString());
    await story.advance({ hours: 52 });
    expect(await called('notice-due')).toEqual([]);
    await story.advance({ hours: 2 });
    expect(await called('notice-due')).toMatchObject([{ to: story.governance.id, clause: '2.7', urgency: 'page' }]);
    await story.done(story.governance, fileNotice, { id, filed });
    await story.advance({ hours: 40 });
    expect(await called('notice-missed')).toEqual([]);
    expect(await story.entries('notice.filed')).toMatchObject([
      { actor: story.governance.id, clause: '2.7', data: { rule: 'gdpr-33', late: false } },
    ]);
    expect(await story.as(story.governance, fileNotice, { id, filed })).toMatchObject({
      error: { code: 'regulators/settled' },
    });
  });

  test('that was missed is on record with a call, and stays missed when it is filed', async () => {
    const { id } = await started();
    await story.advance({ hours: 72 });
    expect(await story.entries('notice.missed')).toMatchObject([{ clause: '2.7', data: { rule: 'gdpr-33' } }]);
    expect(await called('notice-missed')).toMatchObject([{ to: story.governance.id }]);
    await story.done(story.governance, fileNotice, { id, filed });
    expect(await story.entries('notice.filed')).toMatchObject([{ data: { late: true } }]);
  });

  test('is missed at once where awareness lies further back than the rule allows', async () => {
    await story.done(story.engineer, startNotice, { code, rule: 'nis2-23-early', awareAt: ago(25 * 60), reason });
    await story.advance({ minutes: 1 });
    expect(await story.entries('notice.missed')).toHaveLength(1);
    expect(await story.entries('notice.prompted')).toEqual([]);
  });

  test('is once a rule and incident, and may turn out not to be owed, with a reason', async () => {
    const { id } = await started();
    expect(await starts()).toMatchObject({ error: { code: 'regulators/started-already' } });
    await story.done(story.governance, dropNotice, { id, reason: ownWords('the table held no personal data') });
    await story.advance({ hours: 80 });
    expect([await called('notice-due'), await called('notice-missed')]).toEqual([[], []]);
    expect(await starts()).toMatchObject({ ok: true });
  });

  test('is nothing that the policy does not know, that lies ahead, or that did not apply then', async () => {
    expect(await starts({ rule: 'hipaa' })).toMatchObject({
      error: { code: 'regulators/no-such-rule', fields: [{ path: '/rule' }] },
    });
    expect(await starts({ rule: 'constructor' })).toMatchObject({ error: { code: 'regulators/no-such-rule' } });
    expect(await starts({ awareAt: ago(-60) })).toMatchObject({ error: { code: 'regulators/not-aware-yet' } });
    expect(await starts({ rule: 'ai-act-73', awareAt: '2026-08-01T00:00:00Z' })).toMatchObject({
      error: { code: 'regulators/does-not-apply' },
    });
  });

  test('is filed by those who speak for the organisation, and by nobody else', async () => {
    const { id } = await started();
    expect(await story.as(story.engineer, fileNotice, { id, filed })).toMatchObject({
      error: { code: 'access/not-entitled', clause: '2.7' },
    });
    expect(
      await story.as(story.bystander, startNotice, { code, rule: 'nis2-23', awareAt: ago(1), reason }),
    ).toMatchObject({
      error: { code: 'access/not-entitled' },
    });
    const unknown = '0198e2a0-0000-7000-8000-0000000000e9';
    expect(await story.as(story.governance, fileNotice, { id: unknown, filed })).toMatchObject({
      error: { code: 'regulators/no-such-notice' },
    });
  });
});
