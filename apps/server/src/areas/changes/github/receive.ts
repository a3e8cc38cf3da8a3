import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import { shorten } from '../../../kernel/shorten.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { createNaturalBatches } from '../../../platform/batches/natural-batches.ts';
import { isDatabaseAway } from '../../../platform/database/is-database-away.ts';
import { settleAll } from '../../../platform/database/pipeline/settle-all.ts';
import type { Changes } from '../changes.ts';
import { githubServe } from '../due-kinds.ts';
import { numbersOf } from '../store/changes.ts';
import { keepDelivery } from '../store/deliveries.ts';
import type { Account } from './wire.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The part of a delivery that the forge itself will not show later; encrypted until processed. */
export type Hint = {
  readonly action?: string;
  readonly sender?: Account;
  /** Comment: its text, which may contain a link code. */
  readonly comment?: string;
  /** Merge queue: the commit it would merge. */
  readonly queued?: string;
  /** Deployment: one that succeeded. */
  readonly deployment?: {
    readonly id: number;
    readonly sha: string;
    readonly environment: string;
    readonly isProduction: boolean;
    /** When it succeeded, by GitHub's clock. */
    readonly at: string;
  };
  /** Ruleset: its identity and current state. */
  readonly ruleset?: { readonly id: number; readonly name: string; readonly enforcement: string };
};

type Arrival = { readonly id: string; readonly event: string; readonly payload: Fields };

/** Accepts a webhook. @returns how many new things to examine it named */
export type Inbox = (arrival: Arrival) => Promise<number>;

/**
 * Stores a delivery and responds, because GitHub waits ten seconds, whatever the load. A repeated id changes nothing.
 * What a delivery says of a pull request only triggers a reading. Bursts share transactions (ADR 0012).
 */
export function openInbox(changes: Changes): Inbox {
  const batches = createNaturalBatches<Arrival, number>({
    run: async (arrivals) => keepAll(changes, arrivals),
    mostPerBatch: MOST_PER_BATCH,
    mayBePoison: (failure) => !isDatabaseAway(failure),
  });
  return async (arrival) => batches.add(arrival);
}

const MOST_PER_BATCH = 100;

async function keepAll(changes: Changes, arrivals: readonly Arrival[]): Promise<readonly number[]> {
  const who = {
    actor: { kind: 'system', part: 'changes' },
    requestId: asId<'request'>(changes.host.ids.opaque()),
  } as const;
  const kept = await transact(changes.host, who, async (ctx) => {
    const asked = await settleAll(arrivals.map(async (each) => looksFor(ctx, each)));
    // In the same order everywhere: each holds its pull request's turn row until the commit.
    const looks = asked.flat().toSorted((one, other) => compare(placeIn(one), placeIn(other)));
    const isNew = await settleAll(looks.map(async (look) => keepHint(changes, ctx, look)));
    return ok(asked.map((own) => own.filter((look) => isNew[looks.indexOf(look)] === true).length));
  });
  if (!kept.ok) throw new AppFailure(kept.error);
  return kept.value;
}

const placeIn = ({ repository, number, key }: Look): string => `${repository} ${number ?? ''} ${key}`;
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

async function looksFor(ctx: CommandContext, { id, event, payload }: Arrival): Promise<readonly Look[]> {
  const repository = text(fields(payload['repository'])['full_name']).toLowerCase();
  if (repository === '') return [];
  const hint = hintOf(event, payload);
  return (await numbersIn(ctx, event, repository, payload)).map((number) => ({
    key: number === undefined ? id : `${id}/${number}`,
    event,
    repository,
    number,
    hint,
  }));
}

/** One thing to examine: a pull request, or the repository. */
type Look = {
  readonly key: string;
  readonly event: string;
  readonly repository: string;
  readonly number: number | undefined;
  readonly hint: Hint;
};

/** Stores a delivery and plans its processing, unless that is already planned. @returns whether it is new */
export async function keepHint(
  { dataKeys }: Pick<Changes, 'dataKeys'>,
  ctx: CommandContext,
  it: Look,
): Promise<boolean> {
  const sealed = await dataKeys.encrypt(ctx.tx, INBOX, Buffer.from(JSON.stringify(it.hint)), placeOf(it.key));
  const { key: id, event, repository, number } = it;
  const { isNew, isPlanned } = await keepDelivery(ctx.tx, { id, event, repository, number, ...sealed }, ctx.now);
  if (!isNew) return false;
  // A reconciliation or a manual request does not rely on the planned task.
  if (isPlanned && !LOOKS_ANYWAY.has(event)) return true;
  ctx.due.plan({ kind: githubServe, key: id, subject: { kind: 'github', id }, dueAt: ctx.now, payload: { id } });
  return true;
}

const LOOKS_ANYWAY: ReadonlySet<string> = new Set(['reconcile', 'asked']);

/** The data key it is encrypted with until it is pruned. */
const INBOX = { kind: 'github', id: 'inbox' } as const;

export const placeOf = (id: string): string => `changes/delivery/${id}`;

/** The pull requests it is about; undefined stands for the repository itself. */
async function numbersIn(
  ctx: CommandContext,
  event: string,
  repository: string,
  payload: Fields,
): Promise<readonly (number | undefined)[]> {
  const pull = fields(payload['pull_request'])['number'];
  switch (event) {
    case 'pull_request':
    case 'pull_request_review':
      return typeof pull === 'number' ? [pull] : [];
    case 'check_run':
    case 'check_suite': {
      const about = fields(payload[event]);
      const named = list(about['pull_requests']).flatMap(({ number }) => (typeof number === 'number' ? [number] : []));
      // A fork's checks name no pull request.
      return [...new Set([...named, ...(await numbersOf(ctx.tx, repository, { head: text(about['head_sha']) }))])];
    }
    case 'merge_group': {
      const found = /\/pr-(\d{1,9})-/.exec(text(fields(payload['merge_group'])['head_ref']));
      return found?.[1] === undefined ? [] : [Number(found[1])];
    }
    case 'push': {
      const base = text(payload['ref']).replace('refs/heads/', '');
      return base === '' ? [] : numbersOf(ctx.tx, repository, { base });
    }
    case 'issue_comment':
      return CODE_LINE.test(text(fields(payload['comment'])['body'])) ? [undefined] : [];
    case 'repository_ruleset':
      return [undefined];
    case 'deployment_status':
      return deploymentIn(payload) === undefined ? [] : [undefined];
    default:
      return [];
  }
}

/** What a member types there to prove ownership of their account. */
export const CODE_LINE = /^\s*\/muster link ([0-9A-Za-z]{4,40})\s*$/m;

function hintOf(event: string, payload: Fields): Hint {
  const sender = fields(payload['sender']);
  const { login, id, type } = sender;
  const ruleset = fields(payload['repository_ruleset']);
  const deployment = event === 'deployment_status' ? deploymentIn(payload) : undefined;
  const queued = text(fields(payload['merge_group'])['head_sha']);
  return {
    ...(typeof payload['action'] === 'string' ? { action: payload['action'] } : {}),
    ...(typeof login === 'string' && typeof id === 'number'
      ? { sender: { login, id, type: typeof type === 'string' ? type : 'User' } }
      : {}),
    ...(event === 'issue_comment' ? { comment: shorten(text(fields(payload['comment'])['body']), MOST_COMMENT) } : {}),
    ...(queued === '' ? {} : { queued }),
    ...(deployment === undefined ? {} : { deployment }),
    ...(typeof ruleset['id'] === 'number'
      ? { ruleset: { id: ruleset['id'], name: text(ruleset['name']), enforcement: text(ruleset['enforcement']) } }
      : {}),
  };
}

/** A successful deployment; waiting, running and failed ones do not concern the gate. */
function deploymentIn(payload: Fields): Hint['deployment'] {
  const status = fields(payload['deployment_status']);
  const { id, sha, environment, production_environment: isProduction } = fields(payload['deployment']);
  const at = text(status['created_at']);
  if (status['state'] !== 'success' || typeof id !== 'number' || Number.isNaN(Date.parse(at))) return undefined;
  if (!COMMIT.test(text(sha)) || text(environment) === '') return undefined;
  return {
    id,
    sha: text(sha),
    environment: shorten(text(environment), MOST_ENVIRONMENT),
    isProduction: isProduction === true,
    at,
  };
}

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const MOST_ENVIRONMENT = 255;
const MOST_COMMENT = 1000;

const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fields) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const notFromGitHub: AppError = {
  kind: 'not_found',
  code: 'changes/not-from-github',
  public: 'There is nothing here.',
};
