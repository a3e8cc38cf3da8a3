import { createHash } from 'node:crypto';
import { judgeChange } from '@muster/change-rules';
import { asId, type EntryId } from '../../kernel/ids.ts';
import { ownWords } from '../../kernel/scrubbed.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { settleAll } from '../../platform/database/pipeline/settle-all.ts';
import { violationsService } from '../../platform/violations.ts';
import { waiversService } from '../../platform/waivers.ts';
import { applyGrant, grantFor, settleBy } from '../break-glass/public.ts';
import type { Changes } from './changes.ts';
import { changeFrom, isBot, teamsOfApprovals } from './github/change-from.ts';
import { coverOf, verdictOf, type Verdict } from './domain/verdict.ts';
import { checkShow } from './due-kinds.ts';
import type { PullFacts } from './github/read-pull.ts';
import type { Account } from './github/wire.ts';
import { changeClosed, changeJudged, changeMerged } from './ledger-actions.ts';
import { openDetail, sealDetail, type Detail } from './sealed-detail.ts';
import { insertChange, lockChange, markSeen, updateChange, type ChangeName, type KeptChange } from './store/changes.ts';
import { rolesOfAccounts } from './who-is-who.ts';

export type Heard = {
  /** Who pushed, according to the deliveries. */
  readonly pushers: readonly Account[];
  /** Merge-queue commits waiting for a verdict. */
  readonly queued: readonly string[];
  /** A new verdict was requested, so the check is shown again even if nothing changed. */
  readonly isAskedFor: boolean;
};

/**
 * Evaluates a pull request on the forge's current facts and the policy in force, in one transaction: the result is
 * stored and recorded if it differs from the known one, and its check is planned.
 */
export async function judgePull(
  ctx: CommandContext,
  changes: Changes,
  name: ChangeName,
  facts: PullFacts,
  heard: Heard,
): Promise<void> {
  const { dataKeys, github } = changes;
  const [known, asked] = await settleAll([lockChange(ctx.tx, name), whatCounts(ctx, changes, facts)]);
  if (known !== undefined) ctx.notBefore(known.lastInstant);
  const before = known && (await openDetail(dataKeys, ctx.tx, known));
  const pushers = [
    ...new Set([...(before?.pushers ?? []), ...heard.pushers.filter((each) => !isBot(each)).map(({ login }) => login)]),
  ];
  const { verdict, seenIn } = await verdictNow(ctx, name, facts, {
    ...asked,
    pushers,
    seenIn: before?.seenIn ?? {},
    app: github?.app,
  });
  const { pull } = facts;
  const state = pull.merged ? 'merged' : pull.state === 'closed' ? 'closed' : 'open';
  const detail: Detail = {
    title: pull.title,
    author: pull.user.login,
    groups: verdict.groups,
    requirements: verdict.requirements,
    pushers,
    seenIn,
  };
  const id = known?.id ?? ctx.ids.opaque();
  const seenAt = new Date(pull.updated_at);
  if (known !== undefined && before !== undefined && isSame(known, before, { verdict, detail, facts, state })) {
    await markSeen(ctx.tx, id, seenAt);
    if (state === 'open') showLater(ctx, id, heard, known.version, false);
    return;
  }
  const merged = known?.merged ?? (state === 'merged' ? await merge(ctx, id, name, facts, verdict) : undefined);
  const entry = record(ctx, id, name, { facts, verdict, state, merged });
  const next: KeptChange = {
    ...name,
    id,
    state,
    base: pull.base.ref,
    head: pull.head.sha,
    verdict: verdict.outcome,
    clauses: verdict.requirements.map(({ clause, state: stands }) => ({ clause, state: stands })),
    judgedAt: ctx.now,
    seenAt,
    merged,
    sealed: await sealDetail(dataKeys, ctx.tx, id, detail),
    version: (known?.version ?? 0) + 1,
    lastInstant: ctx.now,
    lastEntry: entry,
  };
  await (known === undefined ? insertChange(ctx.tx, next) : updateChange(ctx.tx, next));
  if (state === 'open') showLater(ctx, id, heard, next.version, true);
}

/** Muster's own knowledge about it: the members behind the accounts, their roles, and an emergency grant. */
async function whatCounts(ctx: CommandContext, changes: Changes, facts: PullFacts) {
  const policy = ctx.policies.current;
  const reviewers = facts.reviews.flatMap(({ user }) => (user === null ? [] : [user]));
  const [{ roles, delegates }, emergency] = await settleAll([
    rolesOfAccounts({ db: ctx.tx, handles: changes.handles }, policy, reviewers, ctx.now),
    grantFor(ctx.tx, policy, facts.pull.head.sha, ctx.now),
  ]);
  return { roles, delegates, emergency };
}

async function verdictNow(
  ctx: CommandContext,
  { repository, number }: ChangeName,
  facts: PullFacts,
  known: Awaited<ReturnType<typeof whatCounts>> & {
    readonly pushers: readonly string[];
    readonly seenIn: Detail['seenIn'];
    readonly app: number | undefined;
  },
): Promise<{ readonly verdict: Verdict; readonly seenIn: Detail['seenIn'] }> {
  const policy = ctx.policies.current;
  const { roles, delegates, emergency } = known;
  const seenIn = teamsOfApprovals(facts, roles, known.seenIn);
  const agents = new Set(policy.changes.writtenByBots.addresses.map((each) => each.toLowerCase()));
  const change = changeFrom(facts, { ...known, seenIn, roles, delegates, agents });
  const judged = judgeChange(policy, facts.owners, change);
  const scopes = [`change:${repository}#${number}`, `change:${facts.pull.head.sha}`, `repository:${repository}`];
  const open = new Set(
    judged.requirements.flatMap(({ clause, state }) => (state === 'met' || state === 'later' ? [] : [clause])),
  );
  const found = await settleAll(
    [...open].map(async (clause) => ctx.use(waiversService).waiverFor(ctx.tx, clause, scopes, ctx.now)),
  );
  const waivers = new Map(
    found.flatMap((each) => (each === undefined ? [] : [[each.clause, each.exception] as const])),
  );
  return { verdict: verdictOf(judged, waivers, emergency?.id), seenIn };
}

/**
 * Handles its merge. A merge that no verdict covers is a violation, an emergency change is applied, and a normal one
 * may end an emergency change's clock.
 */
async function merge(
  ctx: CommandContext,
  id: string,
  { repository, number }: ChangeName,
  facts: PullFacts,
  verdict: Verdict,
): Promise<NonNullable<KeptChange['merged']>> {
  const { patch, pull } = facts;
  const change = `${repository}#${number}`;
  const digests = patch && { does: digestOf(repository, patch.does), undoes: digestOf(repository, patch.undoes) };
  const coveredBy = coverOf(verdict);
  if (coveredBy === 'break-glass')
    await applyGrant(ctx, pull.head.sha, { isOnBranch: true, ...(digests === undefined ? {} : { patch: digests }) });
  else if (coveredBy === 'nothing')
    for (const clause of new Set(
      verdict.requirements.filter(({ state }) => state === 'missing').map((each) => each.clause),
    ))
      await ctx.use(violationsService).found(ctx, {
        clause,
        what: ownWords(`${change} was merged at ${pull.head.sha} without a passing verdict.`),
        key: `change/${id}/merged/${clause}`,
      });
  else if (digests !== undefined) await settleBy(ctx, { does: digests.does, change });
  return { at: new Date(pull.merged_at ?? ctx.now), coveredBy, commit: pull.merge_commit_sha ?? undefined };
}

/** The same change in another repository has another digest. */
const digestOf = (repository: string, identity: string): string =>
  createHash('sha256').update(`${repository}\n${identity}`).digest('hex');

function record(
  ctx: CommandContext,
  id: string,
  { repository, number }: ChangeName,
  it: {
    readonly facts: PullFacts;
    readonly verdict: Verdict;
    readonly state: KeptChange['state'];
    readonly merged: KeptChange['merged'];
  },
): EntryId {
  const resource = { kind: 'change', id } as const;
  const content = { fields: { repository } };
  const head = it.facts.pull.head.sha;
  const clausesIn = (state: string): string[] => [
    ...new Set(it.verdict.requirements.flatMap((each) => (each.state === state ? [each.clause] : []))),
  ];
  const { outcome } = it.verdict;
  const judged = ctx.record(changeJudged, {
    resource,
    clause: it.verdict.requirements[0]?.clause ?? ctx.policies.current.changes.infrastructureAndApi.clause,
    decision: { allowed: outcome !== 'missing', code: `changes/${outcome}` },
    data: { change: id, number, head, outcome, missing: clausesIn('missing'), waived: clausesIn('waived') },
    content,
  });
  if (it.state === 'merged' && it.merged !== undefined)
    return asId(
      ctx.record(changeMerged, {
        resource,
        clause: '7.11',
        data: { change: id, number, head, coveredBy: it.merged.coveredBy },
        content,
      }),
    );
  if (it.state === 'closed')
    return asId(ctx.record(changeClosed, { resource, clause: '7.11', data: { change: id, number }, content }));
  return asId(judged);
}

function isSame(
  known: KeptChange,
  before: Detail,
  now: {
    readonly verdict: Verdict;
    readonly detail: Detail;
    readonly facts: PullFacts;
    readonly state: KeptChange['state'];
  },
): boolean {
  const { pull } = now.facts;
  return (
    known.head === pull.head.sha &&
    known.base === pull.base.ref &&
    known.state === now.state &&
    known.verdict === now.verdict.outcome &&
    JSON.stringify(before) === JSON.stringify(now.detail)
  );
}

/** The check shows the state when it runs; a merge-queue commit gets a separate check. */
function showLater(ctx: CommandContext, id: string, heard: Heard, version: number, hasChanged: boolean): void {
  const subject = { kind: 'change', id };
  const again = heard.isAskedFor ? `/${ctx.requestId}` : '';
  if (hasChanged || heard.isAskedFor)
    ctx.due.plan({
      kind: checkShow,
      key: `${id}/${version}${again}`,
      subject,
      dueAt: ctx.now,
      payload: { change: id },
    });
  for (const commit of heard.queued)
    ctx.due.plan({
      kind: checkShow,
      key: `${id}/${commit}`,
      subject,
      dueAt: ctx.now,
      payload: { change: id, commit },
    });
}
