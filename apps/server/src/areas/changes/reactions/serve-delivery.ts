import { addMilliseconds, laterOf } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { done, park, retry, type TaskOutcome } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import type { Changes } from '../changes.ts';
import { linkAccount } from '../commands/link-account.ts';
import type { githubServe } from '../due-kinds.ts';
import { withinChanges } from '../sealed-detail.ts';
import { GitHubFailure } from '../github/api.ts';
import { createReadings } from '../github/readings.ts';
import { readPull, type Forge } from '../github/read-pull.ts';
import { CODE_LINE, placeOf, type Hint } from '../github/receive.ts';
import { judgePull, type Heard } from '../judge-pull.ts';
import type { ChangeName } from '../store/changes.ts';
import { deliveryById, markServed, type Delivery } from '../store/deliveries.ts';
import { endTurn, takeTurn } from '../store/turns.ts';
import { watchDeployment } from './look-for-deployments.ts';
import { watchRuleset } from './watch-ruleset.ts';

/** Longer than reading a whole pull request may take. */
const TURN_MS = 50_000;
const MOST_ROUNDS = 20;

/**
 * Processes deliveries. Everything waiting about a pull request is handled together by whoever holds its turn; other
 * workers leave it to the holder, who checks once more before finishing.
 */
export function serveDelivery(changes: Changes): TaskHandler<typeof githubServe.payload> {
  const readings = createReadings(() => changes.host.clock.now());
  return async ({ payload: { id } }, { db }): Promise<TaskOutcome> => {
    const { github } = changes;
    const delivery = await deliveryById(db, id);
    if (delivery === undefined || github === undefined) return done;
    const { number, repository } = delivery;
    try {
      if (number !== undefined) return await serveChange(changes, { github, readings }, { repository, number });
      if (!delivery.isServed) await serveRepository(changes, delivery);
      return done;
    } catch (failure) {
      return outcomeOf(failure);
    }
  };
}

/** The outcome of a failed call: retried while that may help. */
export function outcomeOf(failure: unknown): TaskOutcome {
  if (!(failure instanceof GitHubFailure)) throw failure;
  const reason = ownWords(`GitHub: ${failure.message}`);
  return failure.isWorthRetrying ? retry(reason, failure.retryAfterSeconds) : park(reason);
}

async function serveChange(changes: Changes, forge: Forge, name: ChangeName): Promise<TaskOutcome> {
  const { db, host } = changes;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const now = host.clock.now();
    const waiting = await takeTurn(db, name, now, addMilliseconds(now, TURN_MS));
    if (waiting === undefined) return done;
    let hasMore = false;
    try {
      if (waiting.length > 0) await judgeWaiting(changes, forge, name, waiting);
    } finally {
      hasMore = await endTurn(db, name);
    }
    if (!hasMore) return done;
  }
  return retry(ownWords('more arrived about it than fits in one turn'), 1);
}

async function judgeWaiting(
  changes: Changes,
  forge: Forge,
  name: ChangeName,
  waiting: readonly Delivery[],
): Promise<void> {
  const { host } = changes;
  const hints = await hintsOf(changes, waiting);
  const facts = await readPull(forge, name, {
    versionField: host.policies().current.changes.runbooksAndDiagrams.versionBump.field,
    news: waiting.map(({ receivedAt }) => receivedAt).reduce(laterOf),
  });
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

async function hintsOf(
  { dataKeys, db }: Changes,
  deliveries: readonly Delivery[],
): Promise<readonly { readonly event: string; readonly hint: Hint }[]> {
  const opened = await dataKeys.decryptMany(
    db,
    deliveries.map(({ id, keyId, ciphertext }) => ({ keyId, ciphertext, aad: placeOf(id) })),
  );
  return deliveries.map(({ event }, index) => {
    const it = opened[index];
    return {
      event,
      hint: it?.kind === 'plain' ? (JSON.parse(withinChanges.take(it.plaintext).toString('utf8')) as Hint) : {},
    };
  });
}

/** A comment that links an account, a changed ruleset, or a successful deployment. */
async function serveRepository(changes: Changes, delivery: Delivery): Promise<void> {
  const { host } = changes;
  const [{ hint } = { hint: {} as Hint }] = await hintsOf(changes, [delivery]);
  const requestId = asId<'request'>(host.ids.opaque());
  const code = CODE_LINE.exec(hint.comment ?? '')?.[1];
  if (
    delivery.event === 'issue_comment' &&
    code !== undefined &&
    hint.sender?.type === 'User' &&
    hint.action === 'created'
  )
    // An invalid code is ignored: only its author would care, and Muster does not reply at GitHub.
    await changes.runCommand(
      linkAccount,
      { actor: { kind: 'system', part: 'changes' }, requestId },
      { code, account: String(hint.sender.id) },
    );
  if (delivery.event === 'repository_ruleset') await watchRuleset(changes, delivery, hint);
  if (delivery.event === 'deployment_status') await watchDeployment(changes, delivery.repository, hint);
  const who = { actor: { kind: 'system', part: 'changes' }, requestId } as const;
  await transact(host, who, async (ctx) => {
    await markServed(ctx.tx, [delivery.id], ctx.now);
    return ok(undefined);
  });
}
