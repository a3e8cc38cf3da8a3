import { RULESET_NAME, rulesetFor, verifyRuleset, type FoundRuleset } from '@muster/change-rules';
import { addDays } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { ok } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { done, type TaskOutcome } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { holdersByRole } from '../../identity/public.ts';
import type { Changes } from '../changes.ts';
import type { githubReconcile } from '../due-kinds.ts';
import type { GitHub } from '../github/api.ts';
import { membersOf } from '../github/read-pull.ts';
import { keepHint } from '../github/receive.ts';
import type { Account, Pull, RulesetOnWire, RulesetVersion, RuleSuite } from '../github/wire.ts';
import { changeNamed, openChanges } from '../store/changes.ts';
import { pruneDeliveries } from '../store/deliveries.ts';
import {
  keepRepository,
  repositoriesKnown,
  type KnownRepository,
  type RepositoryProblem,
} from '../store/repositories.ts';
import { outcomeOf } from './serve-delivery.ts';
import { planReconciling } from '../plan-reconciling.ts';
import { lookForDeployments } from './look-for-deployments.ts';
import { foundOff } from './watch-ruleset.ts';

type Repository = { readonly full_name: string; readonly default_branch: string };

/**
 * Finds what no delivery reported: changes, merges, rulesets disabled briefly, merges past the rules, deployments past
 * the gate, and drift.
 */
export const reconcile =
  (changes: Changes): TaskHandler<typeof githubReconcile.payload> =>
  async (): Promise<TaskOutcome> => {
    const { github, db, host } = changes;
    await planReconciling(changes);
    await pruneDeliveries(db, addDays(host.clock.now(), -KEPT_DAYS));
    if (github === undefined) return done;
    try {
      const repositories = await github.list<Repository>(
        '/installation/repositories',
        {},
        (page: { readonly repositories: readonly Repository[] }) => page.repositories,
      );
      const known = new Map((await repositoriesKnown(db)).map((each) => [each.name, each]));
      for (const { full_name: full } of repositories) {
        const name = full.toLowerCase();
        const before = known.get(name);
        await findMissed(changes, github, name, before);
        const rules = await lookAtRuleset(changes, github, name, before);
        await lookForBypasses(changes, github, name);
        const deployments = await lookForDeployments(changes, github, name);
        await keepRepository(db, {
          name,
          lookedAt: host.clock.now(),
          rulesetVersion: rules.version,
          problems: [...rules.problems, ...deployments, ...(await driftIn(changes, github, name))],
        });
      }
      return done;
    } catch (failure) {
      return outcomeOf(failure);
    }
  };

/** Pull requests that changed at the forge since they were last read, even if their deliveries were lost. */
async function findMissed(
  changes: Changes,
  github: GitHub,
  repository: string,
  before: KnownRepository | undefined,
): Promise<void> {
  const { db } = changes;
  const root = `/repos/${repository}/pulls`;
  const open = await github.list<Pull>(root, { state: 'open', sort: 'updated', direction: 'desc' });
  const closed = await github.get<readonly Pull[]>(root, {
    state: 'closed',
    sort: 'updated',
    direction: 'desc',
    per_page: 100,
  });
  const known = new Set(open.map(({ number }) => number));
  const gone = (await openChanges(db, repository)).filter(({ number }) => !known.has(number));
  for (const pull of [...open, ...closed]) {
    const kept = await changeNamed(db, { repository, number: pull.number });
    const isNew = kept === undefined || kept.seenAt.getTime() < Date.parse(pull.updated_at);
    // Closed before Muster first read the repository: not examined.
    const isOld =
      kept === undefined &&
      pull.state === 'closed' &&
      (before === undefined || Date.parse(pull.updated_at) < before.lookedAt.getTime() - SLACK_MS);
    if (isNew && !isOld) await lookAt(changes, repository, pull.number, pull.updated_at);
  }
  for (const { number, seenAt } of gone) await lookAt(changes, repository, number, `gone/${seenAt.toISOString()}`);
}

/** Longer than the three days for which GitHub offers redelivery. */
const KEPT_DAYS = 14;

/** The most that the forge's clock and ours may differ. */
const SLACK_MS = 600_000;

async function lookAt(changes: Changes, repository: string, number: number, at: string): Promise<void> {
  const who = {
    actor: { kind: 'system', part: 'changes' },
    requestId: asId<'request'>(changes.host.ids.opaque()),
  } as const;
  const key = `reconcile/${repository}/${number}/${at}`;
  await transact(changes.host, who, async (ctx) => {
    await keepHint(changes, ctx, { key, event: 'reconcile', repository, number, hint: {} });
    return ok(undefined);
  });
}

/** Whether its ruleset is as required now, and whether it was disabled since the last check. It is never repaired. */
async function lookAtRuleset(
  changes: Changes,
  github: GitHub,
  repository: string,
  before: KnownRepository | undefined,
): Promise<{ readonly version: number | undefined; readonly problems: readonly RepositoryProblem[] }> {
  const root = `/repos/${repository}/rulesets`;
  const wanted = rulesetFor(changes.host.policies().current, github.app);
  const listed = await github.list<RulesetOnWire>(root, { includes_parents: 'true' });
  const named = listed.find(({ name }) => name === RULESET_NAME);
  const found = named && (await github.find<RulesetOnWire>(`${root}/${named.id}`));
  const problems = verifyRuleset(wanted, found === undefined ? [] : [found satisfies FoundRuleset]);
  const told = problems.map(({ state, what }): RepositoryProblem => ({ about: 'ruleset', state, what }));
  if (named === undefined) {
    if (before?.rulesetVersion !== undefined)
      await foundOff(changes, repository, 'removed', `github/${repository}/ruleset/${before.rulesetVersion}/removed`);
    return { version: undefined, problems: told };
  }
  const history = await github.find<readonly RulesetVersion[]>(`${root}/${named.id}/history`, { per_page: 100 });
  if (history === undefined)
    return {
      version: before?.rulesetVersion,
      problems: [...told, { about: 'ruleset', state: 'unverified', what: 'Muster’s App has no access to its history' }],
    };
  const newest = Math.max(before?.rulesetVersion ?? 0, ...history.map(({ version_id: id }) => id));
  // The first check takes the history as given: it predates Muster.
  if (before?.rulesetVersion !== undefined)
    for (const { version_id: id } of history.filter((each) => each.version_id > (before.rulesetVersion ?? 0))) {
      const version = await github.find<{ state?: { enforcement?: string } }>(`${root}/${named.id}/history/${id}`);
      if (version?.state?.enforcement !== undefined && version.state.enforcement !== 'active')
        await foundOff(changes, repository, 'switched off', `github/${repository}/ruleset/${id}`);
    }
  return { version: newest, problems: told };
}

/** Merges past the rules, which the forge lists only here, and for one day unless told otherwise. */
async function lookForBypasses(changes: Changes, github: GitHub, repository: string): Promise<void> {
  const suites = await github.find<readonly RuleSuite[]>(`/repos/${repository}/rulesets/rule-suites`, {
    time_period: 'month',
    rule_suite_result: 'bypass',
    per_page: 100,
  });
  for (const { id, ref, result } of suites ?? [])
    if (id !== undefined && result === 'bypass')
      await foundOff(changes, repository, `bypassed (${ref ?? 'a branch'})`, `github/${repository}/rule-suite/${id}`);
}

/**
 * The policy's team at the forge and its role here should have the same people. Team members without a linked account
 * are reported, too.
 */
async function driftIn(
  { db, handles, host }: Changes,
  github: GitHub,
  repository: string,
): Promise<readonly RepositoryProblem[]> {
  const { from, role } = host.policies().current.changes.runbooksAndDiagrams.approvals;
  const organisation = repository.split('/')[0] ?? '';
  const team = `@${organisation}/${from.replace('@', '').split('/').at(-1) ?? ''}`;
  const members = await membersOf(github, team);
  const accounts = await Promise.all(
    members.map(async (login) => github.find<Account>(`/users/${encodeURIComponent(login)}`)),
  );
  const owners = await Promise.all(
    accounts.map(async (each) => (each === undefined ? undefined : handles.ownerOf(db, 'github', String(each.id)))),
  );
  const holders = (await holdersByRole(db, [role], ORGANISATION)).get(role) ?? [];
  const strangers = owners.filter((owner) => owner === undefined || !holders.includes(owner)).length;
  const missing = holders.filter((holder) => !owners.includes(holder)).length;
  return [
    ...(strangers === 0
      ? []
      : [drift(`${strangers} of ${team} do not hold ${role} here, or have not linked their account`)]),
    ...(missing === 0 ? [] : [drift(`${missing} who hold ${role} are not in ${team}`)]),
  ];
}

const drift = (what: string): RepositoryProblem => ({ about: 'team', state: 'differs', what });
