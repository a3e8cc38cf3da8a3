import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { Story } from '../../../testing/story.ts';
import { approve, decline } from '../../approvals/public.ts';
import { proposeRunbook } from '../commands/propose.ts';
import { runbookReview } from '../runbook-approvals.ts';
import { getRunbook, getRunbookText } from '../queries/get-runbook.ts';
import { runbookFindings } from '../queries/findings.ts';
import { changedText, NEXT_VERSION, proposal, proposed, startRunbookStory } from '../testing/runbook-story.ts';

let story: Story;
beforeEach(async () => void (story = await startRunbookStory()));
afterEach(async () => story.end());

const codeOf = (result: Result<unknown, AppError>) => (result.ok ? 'done' : result.error.code);
const page = async (id: string) => {
  const found = await getRunbook(story.host.services.use, id);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const votes = async (who: Story['sre'], id: string) => codeOf(await story.as(who, approve, { id }));
const refusal = async (text: string, more: { readonly diagram?: string } = {}) => {
  const result = await story.as(story.engineer, proposeRunbook, proposal(text, more));
  if (result.ok) throw new Error('it was taken');
  return { code: result.error.code, told: (result.error.fields ?? []).map(({ problem }) => problem).join('\n') };
};

describe('a runbook is changed', () => {
  test('by both: the SRE’s review and Governance’s approval, and by neither of its own writer [GOV 2.6, 5.1.1, 5.1.2]', async () => {
    const text = changedText('api_outage', NEXT_VERSION, [
      'the database and the feature store',
      'the network, the database',
    ]);
    const { review, approval } = await proposed(story, text);
    expect((await page('api_outage')).version).toBe('1.0.0');
    expect(await votes(story.engineer, review)).toBe('approvals/own-request');
    expect(await votes(story.governance, review)).toBe('approvals/not-asked');
    expect(await votes(story.bystander, approval)).toBe('approvals/not-asked');
    expect(await votes(story.sre, review)).toBe('done');
    expect(await page('api_outage')).toMatchObject({ version: '1.0.0', proposed: '1.1.0', from: 'shipped' });
    expect(await votes(story.governance, approval)).toBe('done');
    const after = await page('api_outage');
    expect(after).toMatchObject({ version: '1.1.0', from: 'organisation' });
    expect(after.proposed).toBeUndefined();
    expect(after.versions.map(({ version, state }) => `${version} ${state}`)).toEqual([
      '1.1.0 in-force',
      '1.0.0 shipped',
    ]);
    // The shipped diagram is still shown, as positions of boxes.
    expect(after.diagrams.map(({ name, boxes }) => [name, boxes.length > 5])).toEqual([['api_outage', true]]);
    expect(
      (await story.entries()).filter(({ action }) => action.startsWith('runbook.')).map(({ clause }) => clause),
    ).toEqual(['2.6', '5.1.1', '2.6']);
  });

  test('by an SRE who holds Governance’s standing delegation, until that ends [GOV 2.6]', async () => {
    const first = await proposed(story, changedText('api_outage', NEXT_VERSION));
    expect(await votes(story.sre, first.review)).toBe('done');
    const withoutDelegate = story.host.policies().current.approvals.runbookChange.standingDelegation;
    expect(withoutDelegate).toMatchObject({ from: 'platform-governance', to: 'ml-platform-sre' });
    expect(await votes(story.secondSre, first.approval)).toMatch(/^(?:done|approvals\/not-asked)$/);
  });

  test('with what it changes to be seen, line by line [GOV 2.6]', async () => {
    await proposed(story, changedText('api_outage', NEXT_VERSION));
    const found = await getRunbookText(story.host.services.use, 'api_outage', '1.1.0');
    if (!found.ok) throw new Error(found.error.code);
    expect(found.value).toMatchObject({ against: '1.0.0', state: 'proposed' });
    expect(found.value.changes.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', line: 4, text: 'version: 1.0.0' },
      { kind: 'added', line: 4, text: 'version: 1.1.0' },
    ]);
    const gone = await getRunbookText(story.host.services.use, 'api_outage', '9.0.0');
    expect(codeOf(gone)).toBe('runbooks/not-found');
  });

  test('not at all where one of the two declines; then it may be proposed again [GOV 2.6]', async () => {
    const text = changedText('api_outage', NEXT_VERSION);
    const { review, approval } = await proposed(story, text);
    expect(await refusal(text)).toMatchObject({ code: 'runbooks/proposed-already' });
    await story.done(story.governance, decline, { id: approval, reason: ownWords('too risky') });
    expect(await votes(story.sre, review)).not.toBe('done');
    expect((await page('api_outage')).versions[0]).toMatchObject({ version: '1.1.0', state: 'refused' });
    expect((await story.entries('runbook.refused')).map(({ data }) => data)).toMatchObject([{ because: 'declined' }]);
    const again = await proposed(story, text);
    expect(await votes(story.sre, again.review)).toBe('done');
    expect(await votes(story.governance, again.approval)).toBe('done');
    // A decided request cannot be voted on again.
    expect(await votes(story.secondSre, again.review)).not.toBe('done');
    expect((await page('api_outage')).version).toBe('1.1.0');
  });

  test('only upwards, and only what is in order: each mistake is told by its line [GOV 5.1.4, 7.14]', async () => {
    expect(await refusal(changedText('api_outage'))).toMatchObject({ code: 'runbooks/version-not-higher' });
    const told = async (id: string, from: string, to: string) =>
      (await refusal(changedText(id, NEXT_VERSION, [from, to]))).told;
    expect(await told('api_outage', 'owner: ml-platform-sre', 'owner: nobody')).toContain(
      'line 5: the policy has no role nobody',
    );
    expect(await told('api_outage', '## Purpose\n', '## Purpose\n\nWithin 30 minutes.\n')).toContain(
      '30 minutes is typed',
    );
    expect(await told('api_outage', '[model_rollback, ', '[gone, ')).toContain('there is no runbook gone');
    expect(await told('api_outage', 'objective.ML-SLO-001\n', 'llm.new\n')).toContain('Muster has no signal llm.new');
    expect(await told('pipeline_failure', 'diagrams: []', 'diagrams: [none]')).toContain('there is no diagram none');
    expect(await refusal('no front matter')).toMatchObject({
      code: 'runbooks/not-in-order',
      told: expect.stringContaining('there is no front matter'),
    });
    const click = 'flowchart TD\nA[x]\nclick A href "javascript:alert(1)"';
    expect(
      (
        await refusal(changedText('pipeline_failure', NEXT_VERSION, ['diagrams: []', 'diagrams: [own]']), {
          diagram: click,
        })
      ).told,
    ).toContain('line 3');
    expect(await story.entries('runbook.proposed')).toEqual([]);
  });

  test('at anybody’s proposal, and at nobody’s word alone [GOV 2.6]', async () => {
    const { review, approval } = await proposed(story, changedText('api_outage', NEXT_VERSION), story.bystander);
    expect(await votes(story.bystander, review)).toBe('approvals/own-request');
    expect(await votes(story.bystander, approval)).toBe('approvals/own-request');
  });
});

test('a version that is not there, or decided, is not approved again [GOV 2.6]', async () => {
  const gone = story.host.ids.opaque();
  const wanted = { approval: gone, subject: gone, parameters: {}, reason: ownWords('x'), isUnseparated: false };
  const who = { actor: story.sre.actor, requestId: asId<'request'>(gone) };
  const applied = await transact(story.host, who, async (ctx) =>
    runbookReview.apply(ctx, { ...wanted, requestedBy: story.sre.id }),
  );
  expect(codeOf(applied)).toBe('runbooks/nothing-to-approve');
});

test('a new runbook of the organisation’s own comes with its diagram, and is in the library', async () => {
  const text = changedText(
    'pipeline_failure',
    ['id: pipeline_failure', 'id: own_runbook'],
    ['diagrams: []', 'diagrams: [own]'],
  );
  const { review, approval } = await story.done(
    story.engineer,
    proposeRunbook,
    proposal(text, { diagram: 'flowchart LR\nA[One] --> B{Two?}' }),
  );
  expect(codeOf(await getRunbook(story.host.services.use, 'own_runbook'))).toBe('runbooks/not-found');
  await votes(story.sre, review);
  await votes(story.governance, approval);
  expect(await page('own_runbook')).toMatchObject({ diagrams: [{ name: 'own', arrows: [{ from: 'A', to: 'B' }] }] });
});

test('a drill that is long ago is a finding; what ships is otherwise in order [GOV 7.10]', async () => {
  const reads = {
    db: story.host.db,
    clock: story.host.clock,
    policies: () => story.host.policies(),
    use: story.host.services.use,
  };
  const stale = async () => (await runbookFindings(reads)).map(({ message }) => message);
  story.host.clock.moveTo(new Date('2026-12-01T00:00:00Z'));
  expect(await stale()).toEqual([]);
  story.host.clock.moveTo(new Date('2027-03-02T00:00:00Z'));
  expect(await stale()).toEqual(['15 runbooks, api_outage among them, were not drilled in time.']);
});
