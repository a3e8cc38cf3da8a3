import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/clock.ts';
import { entriesOf } from '../../../platform/ledger/stretch.ts';
import { NO_DRILLS } from '../room.ts';
import { assuranceFindings } from '../queries/findings.ts';
import { controlEntries } from '../queries/list-control-entries.ts';
import { controlFindingList } from '../queries/list-control-findings.ts';
import { beginTesting } from '../begin-testing.ts';
import { startAssured, type Assured } from '../testing/assured.ts';

let at: Assured;
beforeEach(async () => void (at = await startAssured()));
afterEach(async () => at.it.story.end());

const failing = async () =>
  (await assuranceFindings(at.house())).flatMap(({ clause, message }) =>
    message.includes('failed its test') ? [clause] : [],
  );
/** The signed entries of one action. */
const signed = async (action: string) => {
  const ever = { from: new Date(0), to: addDays(at.it.story.host.clock.now(), 1), size: 1_000_000, leftOut: NO_DRILLS };
  return (await entriesOf(at.it.story.host.db, [action], ever, 1_000)).map(({ envelope }) => envelope);
};
const saidOf = async (action: string) => (await signed(action)).filter(({ data }) => data['control'] === '3.1.2');
const listedOne = async () => {
  const all = await at.listed<{ control: string; first: number; closedAt?: string }>(
    controlFindingList,
    at.it.compliance,
  );
  return all.find(({ control }) => control === '3.1.2');
};
describe('the controls are tested every day', () => {
  test('one that fails is a finding from that day on, until it is kept again: silence does not end it [GOV 7.12]', async () => {
    const { story } = at.it;
    await at.inForce();
    await beginTesting(story.host);
    await story.advance({ hours: 23 });
    const code = await at.missed();
    expect(await failing()).toEqual([]);
    await story.advance({ hours: 1 });
    await at.it.sequence();
    expect(await failing()).toContain('3.1.2');
    expect(await saidOf('control.failed')).toMatchObject([{ clause: '7.12', data: { exceptions: 1 } }]);
    const entries = await at.listed<{ as: string; seq: number }>(controlEntries, at.it.compliance, {
      key: { id: '3.1.2' },
    });
    expect((await listedOne())?.first).toBe(entries.find(({ as }) => as === 'exception')?.seq);
    // Acknowledged under that clause, but too late: that does not show that the clause is kept.
    await at.ended(code);
    await at.day();
    expect(await failing()).toContain('3.1.2');
    // Nor does a day without any such incident.
    await at.day();
    expect(await failing()).toContain('3.1.2');
    await at.ended(await at.declared());
    await at.day();
    expect(await failing()).not.toContain('3.1.2');
    expect((await listedOne())?.closedAt).toBeDefined();
    expect(await saidOf('control.passed')).toHaveLength(1);
    expect(await saidOf('control.failed')).toHaveLength(1);
  });

  test('each entry in one test, whichever server makes it; a restart makes none more [GOV 7.12]', async () => {
    const { host } = at.it.story;
    await beginTesting(host);
    await at.day();
    await beginTesting(host);
    await beginTesting(host);
    await at.day();
    const tests = (await signed('controls.tested')).map(({ data }) => data);
    expect(tests).toHaveLength(2);
    expect(tests[1]).toMatchObject({ from: tests[0]?.['below'] });
  });

  test('what they found is for whoever may look into all of the record [GOV 7.5]', async () => {
    await expect(at.listed(controlFindingList, at.it.story.engineer)).rejects.toMatchObject({
      error: { code: 'access/not-entitled' },
    });
  });
});
