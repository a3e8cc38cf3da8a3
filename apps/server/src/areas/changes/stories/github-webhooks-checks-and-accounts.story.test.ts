import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHECK_NAME, RULESET_NAME, rulesetFor } from '@muster/change-rules';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { askBreakGlass } from '../../break-glass/commands/ask.ts';
import { findEmergency } from '../../break-glass/store/emergencies.ts';
import { saveGrant } from '../testing/granted.ts';
import { changesService } from '../changes.ts';
import { linkAccount, makeForgeCode, unlinkForgeAccount } from '../commands/link-account.ts';
import { reEvaluate } from '../commands/re-evaluate.ts';
import { changeOfCommit } from '../queries/change-of-commit.ts';
import { getChange } from '../queries/change-view.ts';
import { changeList } from '../queries/lists.ts';
import { changeFindings } from '../queries/findings.ts';
import { planReconciling } from '../plan-reconciling.ts';
import { APP } from '../testing/github.ts';
import { startChangeStory, type ChangeStory } from '../testing/change-story.ts';
import { REPOSITORY } from '../testing/forge.ts';
import { filesOf, patchOf, peopled, PullRequest } from '../testing/pull-request.ts';

let forge: ChangeStory;
beforeEach(async () => {
  forge = await startChangeStory();
  await peopled(forge);
});
afterEach(async () => forge.end());

const opened = async (number = 12, kind: 'runbook' | 'api' = 'runbook') => {
  const it = await new PullRequest(forge, number, kind).open();
  await forge.settle();
  return it;
};
const approved = async (number = 12) => {
  const it = await opened(number);
  await it.approve('ann', 'gov');
  await forge.settle();
  return it;
};
const checkOf = (head: string) => forge.github.made.findLast(({ body }) => body.head_sha === head);
const reads = () => {
  const { host } = forge.story;
  return { db: host.db, clock: host.clock, policies: () => host.policies(), use: host.services.use };
};
const reconciled = async () => {
  await planReconciling(forge.changes);
  await forge.story.advance({ minutes: 6 });
};

describe('a webhook', () => {
  const payload = { action: 'opened', pull_request: { number: 12 } };
  const nothingHere = { status: 404, taken: 0, code: 'changes/not-from-github' };

  test('is taken only as GitHub signed it, and says nothing to anybody else', async () => {
    for (const signature of ['', 'sha256=00', 'sha1=x'])
      expect(await forge.send('pull_request', payload, { signature })).toEqual(nothingHere);
    expect(await forge.send('pull_request', payload, { id: 'a b' })).toEqual(nothingHere);
    const { rows } = await sql`select id from github_deliveries`.execute(forge.story.host.db);
    expect(rows).toEqual([]);
  });

  test('is kept before it is answered, and once, however often it comes', async () => {
    const id = '11111111-1111-4111-8111-111111111111';
    expect(await forge.send('pull_request', payload, { id })).toEqual({ status: 202, taken: 1 });
    expect(await forge.send('pull_request', payload, { id })).toEqual({ status: 202, taken: 0 });
    const { rows } = await sql<{ n: string }>`select count(*) as n from github_deliveries`.execute(forge.story.host.db);
    expect(rows).toEqual([{ n: '1' }]);
  });

  test('of what is not judged is answered and forgotten', async () => {
    for (const event of ['star', 'issues', 'issue_comment', 'fork'])
      expect(await forge.send(event, { action: 'created', comment: { body: 'nice' } })).toEqual({
        status: 202,
        taken: 0,
      });
  });

  test('is worked on later when GitHub does not answer, and loses nothing', async () => {
    forge.github.fault = 503;
    const it = await new PullRequest(forge, 12, 'runbook').open();
    await it.approve('ann', 'gov');
    await forge.settle();
    forge.github.fault = undefined;
    await forge.story.advance({ minutes: 2 });
    expect((await forge.verdict(12)).verdict).toBe('met');
  });
});

describe('the check at GitHub', () => {
  test('says clause by clause what is there and what is missing, and is completed [GOV 5.1.1, 7.11]', async () => {
    const it = await opened();
    const check = checkOf(it.head);
    expect(check?.body).toMatchObject({
      name: CHECK_NAME,
      status: 'completed',
      conclusion: 'action_required',
      actions: [{ identifier: 're-evaluate' }],
    });
    expect(check?.body.output?.summary).toMatch(/❌ \*\*5\.1\.1\*\*/);
    expect(check?.body.output?.summary).toMatch(/✅ \*\*5\.1\.3\*\*/);
    await it.approve('ann', 'gov');
    await forge.settle();
    expect(forge.github.made).toHaveLength(1);
    expect(checkOf(it.head)?.body.conclusion).toBe('success');
  });

  test('is made again on a new head, and for the commit that a merge queue would merge', async () => {
    const it = await approved();
    await it.edit();
    await forge.settle();
    expect(checkOf(it.head)?.body.conclusion).toBe('action_required');
    await it.approve('ann', 'gov');
    await forge.send('merge_group', {
      action: 'checks_requested',
      merge_group: { head_sha: 'queued-sha', head_ref: 'refs/heads/gh-readonly-queue/main/pr-12-abc' },
    });
    await forge.settle();
    expect(checkOf('queued-sha')?.body.conclusion).toBe('success');
  });

  test('is shown again when its button is pressed, or when a member asks for it', async () => {
    const it = await approved();
    const before = forge.github.calls.filter((call) => call.startsWith('PATCH')).length;
    await forge.send('check_run', {
      action: 'requested_action',
      check_run: { head_sha: it.head, pull_requests: [{ number: 12 }] },
      requested_action: { identifier: 're-evaluate' },
    });
    await forge.settle();
    await forge.story.done(forge.story.sre, reEvaluate, { id: (await forge.verdict(12)).id });
    await forge.settle();
    expect(forge.github.calls.filter((call) => call.startsWith('PATCH')).length).toBe(before + 2);
    const nobody = await forge.story.as(forge.story.sre, reEvaluate, { id: '0198e2a0-0000-7000-8000-000000000404' });
    expect(nobody).toMatchObject({ ok: false, error: { code: 'changes/no-such-change' } });
  });

  test('and the page say what an exception of Governance sets aside [GOV 1.2]', async () => {
    forge.waivers.set('2.6', {
      exception: 'e1',
      clause: '2.6',
      scope: 'repository:acme/platform',
      expiresAt: new Date('2026-12-01'),
      approval: 'a',
    });
    const it = await opened();
    await it.approve('ann');
    await forge.settle();
    const { id, verdict } = await forge.verdict(12);
    expect(verdict).toBe('met');
    const page = await getChange(forge.story.host.services.use, forge.story.sre.actor, id);
    if (!page.ok) throw new Error(page.error.code);
    expect(page.value.requirements).toContainEqual(
      expect.objectContaining({ clause: '2.6', state: 'waived', waiver: 'e1' }),
    );
    expect(page.value.may).toEqual({ 're-evaluate': { allowed: true } });
  });
});

describe('an account at GitHub', () => {
  const codeOf = async () => (await forge.story.done(forge.story.secondSre, makeForgeCode, {})).type;
  const commented = async (body: string, login: string) => {
    const { id, type } = forge.github.account(login);
    await forge.send('issue_comment', { action: 'created', comment: { body }, sender: { login, id, type } });
    await forge.settle();
  };
  const ownerOf = async (login: string) =>
    forge.changes.handles.ownerOf(forge.story.host.db, 'github', String(forge.github.account(login).id));

  test('is a member’s once they have written there what Muster showed them, once and in time [GOV 5.1.2]', async () => {
    const type = await codeOf();
    await commented(`thanks\n${type}\n`, 'robin');
    expect(await ownerOf('robin')).toBe(forge.story.secondSre.id);
    await commented(type, 'mallory');
    expect(await ownerOf('mallory')).toBeUndefined();
    const late = await codeOf();
    await forge.story.advance({ minutes: 16 });
    await commented(late, 'mallory');
    expect(await ownerOf('mallory')).toBeUndefined();
    // By the account's number, not its name, which somebody else may take later.
    expect(await forge.story.entries('forge.account_linked')).toHaveLength(1);
  });

  test('is nobody else’s, nor a bot’s, and is taken back', async () => {
    await commented(await codeOf(), 'ann');
    expect(await ownerOf('ann')).toBe(forge.story.sre.id);
    await commented(await codeOf(), 'helper[bot]');
    expect(await ownerOf('helper[bot]')).toBeUndefined();
    await forge.story.done(forge.story.sre, unlinkForgeAccount, {});
    expect(await ownerOf('ann')).toBeUndefined();
    const again = await forge.story.as(forge.story.sre, unlinkForgeAccount, {});
    expect(again).toMatchObject({ ok: false, error: { code: 'changes/not-linked' } });
    const typed = await forge.story.as(forge.story.sre, linkAccount, { code: 'ABCDEFGHJK', account: '1' });
    expect(typed).toMatchObject({ ok: false, error: { code: 'changes/no-such-code' } });
    const system = { actor: { kind: 'system', part: 'changes' } } as const;
    const code = (await codeOf()).split(' ').at(-1) ?? '';
    const account = String(forge.github.account('eng').id);
    expect(await forge.story.as(system, linkAccount, { code, account })).toMatchObject({
      ok: false,
      error: { code: 'changes/anothers-account' },
    });
  });

  test('cannot be linked where Muster is no App', async () => {
    forge.story.host.services.give(changesService, { ...forge.changes, github: undefined });
    const asked = await forge.story.as(forge.story.sre, makeForgeCode, {});
    expect(asked).toMatchObject({ ok: false, error: { code: 'changes/not-connected' } });
  });
});

describe('a merge', () => {
  test('with a passing verdict is on the record, and no violation [GOV 7.11]', async () => {
    const it = await approved();
    await it.merge();
    await forge.settle();
    expect(await forge.verdict(12)).toMatchObject({ state: 'merged', merged: { coveredBy: 'verdict' } });
    expect(forge.violations).toEqual([]);
  });

  test('tells of the commit that it made, and of its head, which clauses were met [GOV 5.2.3, 5.2.4]', async () => {
    const it = await approved();
    await it.merge();
    await forge.settle();
    const { db } = forge.story.host;
    const byHead = await changeOfCommit(db, it.head);
    expect(byHead).toMatchObject({ repository: REPOSITORY, number: 12, head: it.head });
    expect(byHead?.met).toContain('5.1.1');
    expect(await changeOfCommit(db, `merged-${it.head}`)).toEqual(byHead);
    expect(await changeOfCommit(db, 'another')).toBeUndefined();
  });

  test('that nothing covers tells of no clause that was met [GOV 5.2.3]', async () => {
    const it = await opened();
    await it.merge();
    await forge.settle();
    expect((await changeOfCommit(forge.story.host.db, it.head))?.met).toEqual([]);
  });

  test('is linked where the installation’s own pages are', async () => {
    const it = await approved();
    const { id } = await forge.verdict(it.pull.number);
    const shown = await getChange(forge.story.host.services.use, forge.story.sre.actor, id);
    expect(shown).toMatchObject({ ok: true, value: { address: 'https://git.example.org/acme/platform/pull/12' } });
  });

  test('that no passing verdict covers is a violation of each missing clause, once [GOV 5.1.1, 5.1.2, 7.11]', async () => {
    const it = await opened();
    await it.merge();
    await forge.settle();
    await it.tell('pull_request', { action: 'labeled' });
    await forge.settle();
    expect(await forge.verdict(12)).toMatchObject({ merged: { coveredBy: 'nothing' } });
    expect(forge.violations.map(({ clause }) => clause).toSorted()).toEqual(['2.6', '5.1.1', '5.1.2']);
    expect(await forge.story.entries('change.merged')).toHaveLength(1);
  });

  test('is not covered by what was approved after it', async () => {
    const it = await opened();
    await it.merge();
    await forge.story.advance({ minutes: 1 });
    await it.approve('ann', 'gov');
    await forge.settle();
    expect(await forge.verdict(12)).toMatchObject({ merged: { coveredBy: 'nothing' } });
  });

  test('of an approver who is in the team no more by then is a violation [GOV 5.2.1]', async () => {
    const it = await opened(12, 'api');
    await it.gates();
    await it.approve('olga', 'tom');
    await forge.settle();
    expect((await forge.verdict(12)).verdict).toBe('met');
    forge.github.teams.get('@acme/api')?.delete('tom');
    await it.merge();
    await forge.settle();
    expect(forge.violations.map(({ clause }) => clause)).toEqual(['5.2.1']);
  });

  test('of a change that was closed is no merge', async () => {
    const it = await opened();
    it.pull.state = 'closed';
    await it.tell('pull_request', { action: 'closed' });
    await forge.settle();
    expect(await forge.verdict(12)).toMatchObject({ state: 'closed', merged: undefined });
    expect(forge.violations).toEqual([]);
  });

  test('under a grant is its application, and ends with its revert and the same again, the normal way [GOV 5.3.4]', async () => {
    const { story } = forge;
    const { code } = await story.done(story.sre, declareIncident, {
      title: ownWords('Down'),
      facts: { ...factsFor['SEV-1'] },
    });
    const it = await opened(12, 'api');
    const { id } = await story.done(story.sre, askBreakGlass, {
      incident: code,
      commit: it.head,
      justification: ownWords('it burns'),
    });
    await saveGrant(story, id);
    await it.tell('pull_request', { action: 'labeled' });
    await forge.settle();
    expect(await forge.verdict(12)).toMatchObject({ verdict: 'break-glass' });
    expect(checkOf(it.head)?.body.conclusion).toBe('success');
    await it.merge();
    await forge.settle();
    expect(forge.violations).toEqual([]);
    const emergency = async () => findEmergency(story.host.db, id);
    expect(await emergency()).toMatchObject({ applied: { isOnBranch: true }, patch: { does: expect.any(String) } });

    const normal = async (number: number, patch: string) => {
      const next = new PullRequest(forge, number, 'api');
      forge.repository.changes.set(next.head, [{ filename: 'api/a12.ts', status: 'modified', patch }]);
      await next.open();
      await next.gates();
      await next.approve('olga', 'otto');
      await forge.settle();
      await next.merge();
      await forge.settle();
      expect((await forge.verdict(number)).merged).toMatchObject({ coveredBy: 'verdict' });
    };
    const [{ patch = '' } = {}] = filesOf('api', 12);
    await normal(13, patch);
    expect(await emergency()).toMatchObject({ reapplied: undefined, revertedAt: undefined });
    await normal(14, patchOf('x').replace('-two\n+x', '-change 12\n+two'));
    expect(await emergency()).toMatchObject({ reapplied: undefined, revertedAt: expect.any(Date) });
    await normal(15, patch);
    expect(await emergency()).toMatchObject({ reapplied: { by: `${REPOSITORY}#15` } });
  });
});

describe('reconciling', () => {
  test('finds what no delivery told of: a push, an approval, a merge [GOV 7.11]', async () => {
    await reconciled();
    const it = new PullRequest(forge, 12, 'runbook');
    await reconciled();
    expect((await forge.verdict(12)).verdict).toBe('missing');
    it.pull.reviews.push(
      { id: 1, by: 'ann', state: 'APPROVED', commit: it.head, at: forge.story.host.clock.now().toISOString() },
      { id: 2, by: 'gov', state: 'APPROVED', commit: it.head, at: forge.story.host.clock.now().toISOString() },
    );
    it.pull.updatedAt = new Date(forge.story.host.clock.now().getTime() + 1000).toISOString();
    await reconciled();
    expect((await forge.verdict(12)).verdict).toBe('met');
    it.pull.state = 'closed';
    it.pull.mergedAt = forge.story.host.clock.now().toISOString();
    it.pull.updatedAt = new Date(forge.story.host.clock.now().getTime() + 2000).toISOString();
    await reconciled();
    expect(await forge.verdict(12)).toMatchObject({ state: 'merged', merged: { coveredBy: 'verdict' } });
  });

  const ruleset = (more: object = {}) => ({
    ...rulesetFor(forge.story.host.policies().current, APP),
    id: 7,
    bypass_actors: [],
    ...more,
  });

  test('verifies the ruleset, tells what is hidden from what is wrong, and writes nothing [GOV 7.11]', async () => {
    const messages = async () => (await changeFindings(reads())).map(({ weight, message }) => `${weight}: ${message}`);
    await reconciled();
    expect(await messages()).toContainEqual(expect.stringContaining(`there is no ruleset "${RULESET_NAME}"`));
    forge.repository.rulesets = [ruleset()];
    forge.repository.history = [{ version_id: 1, updated_at: 'x', enforcement: 'active' }];
    await reconciled();
    expect((await messages()).filter((each) => each.includes('ruleset') || each.includes('bypass'))).toEqual([]);
    forge.repository.rulesets = [ruleset({ bypass_actors: undefined })];
    await reconciled();
    expect(await messages()).toContain('note: acme/platform: who may bypass it is not visible, so it is unverified.');
    expect(forge.github.calls.filter((call) => !call.startsWith('GET'))).toEqual([]);
  });

  test('finds a ruleset that was switched off for a moment, by its webhook and by its history [GOV 7.11]', async () => {
    forge.repository.rulesets = [ruleset()];
    forge.repository.history = [{ version_id: 1, updated_at: 'x', enforcement: 'active' }];
    await reconciled();
    expect(forge.violations).toEqual([]);
    await forge.send('repository_ruleset', {
      action: 'edited',
      repository_ruleset: { id: 7, name: RULESET_NAME, enforcement: 'disabled' },
    });
    await forge.settle();
    expect(forge.violations).toMatchObject([{ clause: '7.11' }]);
    forge.repository.history.push(
      { version_id: 2, updated_at: 'x', enforcement: 'disabled' },
      { version_id: 3, updated_at: 'x', enforcement: 'active' },
    );
    await reconciled();
    await reconciled();
    expect(forge.violations).toHaveLength(2);
    forge.repository.suites.push({ id: 99, ref: 'refs/heads/main', result: 'bypass' });
    await reconciled();
    await reconciled();
    expect(forge.violations).toHaveLength(3);
  });

  test('finds that the team at GitHub and the role here are not the same people', async () => {
    await reconciled();
    const messages = (await changeFindings(reads())).map(({ message }) => message);
    expect(messages).toContain(
      'acme/platform: 1 of @acme/ml-platform-sre do not hold ml-platform-sre here, or have not linked their account.',
    );
  });
});

test('the list opens each of its pages and shows each change once', async () => {
  for (let number = 1; number <= 5; number += 1) await new PullRequest(forge, number, 'other').open();
  await forge.settle();
  const seen: number[] = [];
  let after: { readonly at: string; readonly id: string } | undefined;
  do {
    const asked = { actor: forge.story.sre.actor, key: {}, filters: {}, after, limit: 2 } as const;
    const page = await changeList.page(forge.story.host.services.use, asked);
    seen.push(...(page.items as readonly { readonly number: number }[]).map(({ number }) => number));
    after = page.next as typeof after;
  } while (after !== undefined);
  expect(seen.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5]);
});

test('a hundred deliveries about five pull requests end in five right verdicts, read far fewer times', async () => {
  const pulls = Array.from({ length: 5 }, (_, index) => new PullRequest(forge, 500 + index, 'runbook'));
  for (const it of pulls) await it.open();
  for (const [index, it] of pulls.entries()) {
    for (let word = 0; word < 17; word += 1) await it.tell('pull_request', { action: 'labeled' });
    await it.approve('ann');
    if (index % 2 === 0) await it.approve('gov');
    else await it.review('ann', 'COMMENTED');
  }
  await forge.settle();
  for (const [index, it] of pulls.entries())
    expect((await forge.verdict(it.pull.number)).verdict).toBe(index % 2 === 0 ? 'met' : 'missing');
  expect(forge.github.calls.filter((call) => call.includes('/timeline')).length).toBeLessThan(50);
});
