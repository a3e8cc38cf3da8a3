import { addMilliseconds } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { done, park, retry, type TaskOutcome } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import type { Changes } from '../changes.ts';
import { linkAccount } from '../commands/link-account.ts';
import type { githubServe } from '../due-kinds.ts';
import { GitHubFailure } from '../github/api.ts';
import { readPull } from '../github/read-pull.ts';
import { CODE_LINE, placeOf, type Hint } from '../github/receive.ts';
import { judgePull, type Heard } from '../judge-pull.ts';
import type { ChangeName } from '../store/changes.ts';
import { deliveryById, markServed, waitingFor, type Delivery } from '../store/deliveries.ts';
import { endTurn, takeTurn } from '../store/turns.ts';
import { watchRuleset } from './watch-ruleset.ts';

/** Longer than all that is read of a pull request may take. */
const TURN_MS = 50_000;
const MOST_ROUNDS = 20;

/**
 * Works on what GitHub told. All that waits about one pull request is worked on together, by whoever has the turn: another
 * who comes meanwhile leaves it to them, since they look once more before they are done.
 */
export const serveDelivery =
  (changes: Changes): TaskHandler<typeof githubServe.payload> =>
  async ({ payload: { id } }, { db }): Promise<TaskOutcome> => {
    const delivery = await deliveryById(db, id);
    if (delivery === undefined || changes.github === undefined) return done;
    try {
      if (delivery.number === undefined) await serveRepository(changes, delivery);
      else await serveChange(changes, { repository: delivery.repository, number: delivery.number });
      return done;
    } catch (failure) {
      return outcomeOf(failure);
    }
  };

/** What came of a failed call: tried again as long as that may help. */
export function outcomeOf(failure: unknown): TaskOutcome {
  if (!(failure instanceof GitHubFailure)) throw failure;
  const reason = ownWords(`GitHub: ${failure.message}`);
  return failure.isWorthRetrying ? retry(reason, failure.retryAfterSeconds) : park(reason);
}

async function serveChange(changes: Changes, name: ChangeName): Promise<void> {
  const { db, host } = changes;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if ((await waitingFor(db, name)).length === 0) return;
    const now = host.clock.now();
    if (!(await takeTurn(db, name, now, addMilliseconds(now, TURN_MS)))) return;
    try {
      await judgeWaiting(changes, name);
    } finally {
      await endTurn(db, name);
    }
  }
}

async function judgeWaiting(changes: Changes, name: ChangeName): Promise<void> {
  const { db, github, host } = changes;
  if (github === undefined) return;
  const waiting = await waitingFor(db, name);
  const hints = await Promise.all(waiting.map(async (each) => ({ ...each, hint: await openHint(changes, each) })));
  const field = host.policies().current.changes.runbooksAndDiagrams.versionBump.field;
  const facts = await readPull(github, name, field);
  const who = { actor: { kind: 'system', part: 'changes' }, requestId: asId<'request'>(host.ids.opaque()) } as const;
  const judged = await transact(host, who, async (ctx) => {
    if (facts !== undefined) await judgePull(ctx, changes, name, facts, heardIn(hints));
    await markServed(
      ctx.tx,
      waiting.map(({ id }) => id),
      ctx.now,
    );
    return ok(undefined);
  });
  if (!judged.ok) throw new Error(`a pull request could not be judged: ${judged.error.code}`);
}

const PUSHED: ReadonlySet<string> = new Set(['opened', 'synchronize']);

function heardIn(hints: readonly { readonly event: string; readonly hint: Hint }[]): Heard {
  return {
    pushers: hints.flatMap(({ event, hint: { action, sender } }) =>
      event === 'pull_request' && sender !== undefined && PUSHED.has(action ?? '') ? [sender] : [],
    ),
    queued: hints.flatMap(({ hint: { action, queued } }) =>
      action === 'checks_requested' && queued !== undefined ? [queued] : [],
    ),
    isAskedFor: hints.some(
      ({ event, hint: { action } }) =>
        event === 'asked' || (event === 'check_run' && (action === 'requested_action' || action === 'rerequested')),
    ),
  };
}

async function openHint({ dataKeys, db }: Changes, delivery: Delivery): Promise<Hint> {
  const opened = await dataKeys.decrypt(db, delivery, placeOf(delivery.id));
  return opened.kind === 'plain' ? (JSON.parse(opened.plaintext.toString('utf8')) as Hint) : {};
}

/** A comment that proves an account, or a ruleset that was changed. */
async function serveRepository(changes: Changes, delivery: Delivery): Promise<void> {
  const { host } = changes;
  const hint = await openHint(changes, delivery);
  const requestId = asId<'request'>(host.ids.opaque());
  const code = CODE_LINE.exec(hint.comment ?? '')?.[1];
  if (
    delivery.event === 'issue_comment' &&
    code !== undefined &&
    hint.sender?.type === 'User' &&
    hint.action === 'created'
  )
    // A code that is good no more is nobody's business but its typer's, whom Muster does not answer there.
    await changes.runCommand(
      linkAccount,
      { actor: { kind: 'system', part: 'changes' }, requestId },
      { code, account: String(hint.sender.id) },
    );
  if (delivery.event === 'repository_ruleset') await watchRuleset(changes, delivery, hint);
  const who = { actor: { kind: 'system', part: 'changes' }, requestId } as const;
  await transact(host, who, async (ctx) => {
    await markServed(ctx.tx, [delivery.id], ctx.now);
    return ok(undefined);
  });
}
