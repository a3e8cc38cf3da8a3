import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addMinutes } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { activateObjective } from '../commands/activate-objective.ts';
import { correctObjective } from '../commands/correct-objective.ts';
import { importObjectives } from '../commands/import-objectives.ts';
import { retireObjective } from '../commands/retire-objective.ts';
import { recompute } from '../queries/get-objective.ts';
import { previewObjectives } from '../queries/preview-objectives.ts';
import { sloReader } from '../queries/reads.ts';
import { summariesOf } from '../queries/summaries.ts';
import { counted, gate, objective, startSloStory, waive } from '../testing/slo-story.ts';

let story: Story;
beforeEach(async () => void (story = await startSloStory()));
afterEach(async () => story.end());

const file = (name = 'checkout', target = '0.99') => `
apiVersion: openslo/v1
kind: SLO
metadata: { name: ${name}, displayName: Checkout answers }
spec:
  service: checkout
  indicator:
    spec:
      ratioMetric:
        counter: true
        bad: { metricSource: { type: Prometheus, spec: { query: errors } } }
        total: { metricSource: { type: Prometheus, spec: { query: requests } } }
  timeWindow: [{ duration: 1d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [{ target: ${target} }]
`;
const imported = async (content: string, who = story.sre) => story.as(who, importObjectives, { content });
const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  result.ok ? 'done' : result.error?.code;

describe('an objective that is added', () => {
  test('is proposed by a file, judged when the board activates it, with what it would have done [GOV 4.6]', async () => {
    await counted(story, 'checkout', 100, 5, { minutesAgo: 400 });
    expect(await imported(file())).toMatchObject({ ok: true, value: { proposed: ['checkout'] } });
    expect(await imported(file())).toMatchObject({ ok: true, value: { proposed: [], unchanged: ['checkout'] } });
    expect(await gate(story)).toMatchObject({ objectives: [] });
    expect(await objective(story, 'checkout')).toMatchObject({ origin: 'proposed', versions: [{ state: 'proposed' }] });
    expect(await story.as(story.sre, activateObjective, { name: 'checkout' })).toMatchObject({
      ok: false,
      error: { kind: 'forbidden' },
    });
    const activated = await story.done(story.governance, activateObjective, { name: 'checkout' });
    expect(activated).toMatchObject({ version: 1, wouldHaveFrozen: 1 });
    await story.advance({ seconds: 1 });
    expect(await gate(story)).toMatchObject({ isFrozen: true });
    expect(codeOf(await story.as(story.governance, activateObjective, { name: 'checkout' }))).toBe(
      'objectives/nothing-proposed',
    );
  });

  test('has versions: the newest is judged, the one before is kept', async () => {
    await imported(file());
    await story.done(story.governance, activateObjective, { name: 'checkout' });
    await imported(file('checkout', '0.5'));
    await story.done(story.governance, activateObjective, { name: 'checkout' });
    const { versions, target } = await objective(story, 'checkout');
    expect(target).toBe('≥ 50 %');
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      [2, 'active'],
      [1, 'retired'],
    ]);
  });

  test('that freezes is neither retired nor given a milder version: that would end the freeze [GOV 4.8]', async () => {
    await imported(file());
    await story.done(story.governance, activateObjective, { name: 'checkout' });
    await imported(file('checkout', '0.3'));
    await counted(story, 'checkout', 100, 50);
    for (const verb of [retireObjective, activateObjective])
      expect(await story.as(story.governance, verb, { name: 'checkout' })).toMatchObject({
        ok: false,
        error: { code: 'objectives/freezes', clause: '4.8' },
      });
    waive(story, 'checkout');
    expect(codeOf(await story.as(story.governance, retireObjective, { name: 'checkout' }))).toBe('objectives/freezes');
    expect(await gate(story)).toMatchObject({ objectives: [{ objective: 'checkout', isFrozen: true }] });
  });

  test('is retired by the board; the policy’s own is not [GOV 4.8]', async () => {
    await imported(file());
    await story.done(story.governance, activateObjective, { name: 'checkout' });
    await story.done(story.governance, retireObjective, { name: 'checkout' });
    expect(await gate(story)).toMatchObject({ objectives: [] });
    expect(codeOf(await story.as(story.governance, retireObjective, { name: 'checkout' }))).toBe(
      'objectives/retired-already',
    );
    expect(codeOf(await story.as(story.governance, retireObjective, { name: 'ML-SLO-001' }))).toBe(
      'objectives/of-the-policy',
    );
    expect(codeOf(await story.as(story.governance, retireObjective, { name: 'nothing' }))).toBe(
      'objectives/no-such-objective',
    );
  });

  test.each([
    ['no YAML', ': : :\n  -', /not YAML|apiVersion/],
    ['a target of everything', file('x', '1'), /target/],
    ['a name of the policy', file('ML-SLO-001'), /objective of the policy/],
    ['aliases', `${file()}\nx: &a [1]\ny: *a`, /aliases|apiVersion/],
  ])('a file with %s is refused whole', async (_, content, says) => {
    const result = await imported(content);
    expect(codeOf(result)).toBe('objectives/file-has-problems');
    if (!result.ok) expect(JSON.stringify(result.error.fields)).toMatch(says);
  });

  test('a preview changes nothing, and says what OpenSLO cannot say', async () => {
    await counted(story, 'checkout', 100, 5, { minutesAgo: 400 });
    const seen = await previewObjectives(sloReader(story.host.services.use), file());
    expect(seen).toMatchObject({ objectives: [{ name: 'checkout', wouldHaveFrozen: 1 }], problems: [] });
    expect(seen.notes.length).toBeGreaterThan(0);
    expect((await summariesOf(sloReader(story.host.services.use))).map(({ name }) => name)).not.toContain('checkout');
  });
});

describe('a correction', () => {
  const span = () => ({
    from: addMinutes(story.host.clock.now(), -30).toISOString(),
    to: addMinutes(story.host.clock.now(), -5).toISOString(),
    reason: ownWords('the probe counted itself'),
  });

  test('is the board’s alone; what was measured is kept, and both numbers are shown [GOV 4.8]', async () => {
    await counted(story, 'ML-SLO-001', 1_000, 50, { minutesAgo: 10 });
    await counted(story, 'ML-SLO-001', 1_000, 0);
    expect(await gate(story)).toMatchObject({ isFrozen: true });
    const asked = { name: 'ML-SLO-001', ...span() };
    expect(await story.as(story.sre, correctObjective, asked)).toMatchObject({
      ok: false,
      error: { kind: 'forbidden' },
    });
    expect(await story.done(story.governance, correctObjective, asked)).toMatchObject({ total: '1000', bad: '50' });
    await story.advance({ seconds: 1 });
    expect(await objective(story, 'ML-SLO-001')).toMatchObject({
      total: '1000',
      bad: '0',
      measured: { total: '2000', bad: '50' },
      corrections: [{ total: '1000', bad: '50', reason: 'the probe counted itself' }],
    });
    const anew = await recompute(sloReader(story.host.services.use), 'ML-SLO-001');
    expect(anew).toMatchObject({ ok: true, value: { isSame: true, inputs: { total: '1000', bad: '0' } } });
  });

  test('needs a span in which something was counted', async () => {
    const of = async (more: object) =>
      codeOf(await story.as(story.governance, correctObjective, { name: 'ML-SLO-001', ...span(), ...more }));
    expect(await of({})).toBe('objectives/nothing-there');
    expect(await of({ to: '2026-11-02T00:00:00Z' })).toBe('objectives/no-span');
    expect(await of({ to: '2099-11-02T00:00:00Z' })).toBe('objectives/no-span');
  });
});
