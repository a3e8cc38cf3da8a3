import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChangeStory, type ChangeStory } from '../testing/change-story.ts';
import { peopled, PullRequest } from '../testing/pull-request.ts';
import { approvals } from '../testing/scenarios/approvals.ts';
import { bots } from '../testing/scenarios/bots.ts';
import { gates } from '../testing/scenarios/gates.ts';
import { owners } from '../testing/scenarios/owners.ts';
import { pushes } from '../testing/scenarios/pushes.ts';
import { texts } from '../testing/scenarios/texts.ts';

let forge: ChangeStory;
let numbers = 100;
beforeAll(async () => {
  forge = await startChangeStory();
  await peopled(forge);
});
afterAll(async () => forge.end());

const all = { approvals, pushes, bots, owners, gates, texts };

describe.each(Object.entries(all))('%s [GOV 5.1.1, 5.1.2, 5.1.3, 5.1.4, 5.2.1, 5.2.2, 5.2.4]', (_group, scenarios) => {
  test.each(scenarios.map((each) => [each.what, each] as const))('%s', async (_what, scenario) => {
    numbers += 1;
    const it = new PullRequest(forge, numbers, scenario.kind, scenario.author);
    scenario.given?.(it);
    await it.open();
    await scenario.play(it, forge);
    await forge.settle();
    const { verdict, detail } = await forge.verdict(numbers);
    const missing = detail.requirements.filter(({ state }) => state === 'missing').map(({ clause }) => clause);
    expect([...new Set(missing)].toSorted(), JSON.stringify(detail.requirements, null, 1)).toEqual(
      scenario.missing.toSorted(),
    );
    expect(verdict === 'missing').toBe(scenario.missing.length > 0);
    const check = forge.github.made.findLast(({ body }) => body.head_sha === it.head);
    expect(check?.body.conclusion).toBe(scenario.missing.length > 0 ? 'action_required' : 'success');
  });
});

test('there are at least sixty of them', () => {
  expect(Object.values(all).flat().length).toBeGreaterThanOrEqual(60);
});
