import { AppFailure, type AppError, type FieldProblem } from '../../../kernel/app-error.ts';
import { dayOf } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { createNaturalBatches } from '../../../platform/batches/natural-batches.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { isDatabaseAway } from '../../../platform/database/is-database-away.ts';
import { keyedHash } from '../../../platform/keys/keyed-hash.ts';
import type { Telemetry } from '../../../platform/telemetry/telemetry.ts';
import { graceOf, keptDays } from '../domain/log-policy.ts';
import type { ModelVersion } from '../domain/model.ts';
import { parseOutcome } from '../domain/parse-outcome.ts';
import { namesIn, parsePrediction, type SentPrediction } from '../domain/parse-prediction.ts';
import type { ModelsRoom } from '../room.ts';
import { modelNamed } from '../store/models.ts';
import { openDays } from '../store/predictions.ts';
import { addToRun } from '../store/producers.ts';
import { predictionIdOf, pseudonymOf } from './names.ts';
import { pack } from './packing.ts';
import type { NewPrediction } from './prediction.ts';
import { createRefusedRows } from './refused-rows.ts';
import { storeOutcomes, type NewOutcome, type OutcomeStoredAs } from './store-outcomes.ts';
import { storePredictions, type StoredAs } from './store-predictions.ts';
import { nameOf, VersionBook } from './version-book.ts';

/** Intake of predictions and outcomes. One per server. */
export interface PredictionIntake {
  /** The result for each, in order; resolves after the commit. */
  receive(by: string, predictions: readonly unknown[]): Promise<Result<readonly StoredAs[], AppError>>;
  receiveOutcomes(by: string, outcomes: readonly unknown[]): Promise<Result<readonly OutcomeStoredAs[], AppError>>;
  /** The highest sequence number a producer has issued: those that do not arrive are missing. */
  declare(said: Declared): Promise<Result<void, AppError>>;
  /** To be called for each request that failed as a whole. */
  failed(error: AppError): void;
  idle(): Promise<void>;
}

export type Declared = {
  readonly model: string;
  readonly producer: string;
  readonly run?: string;
  readonly sequence: number;
};

export type PredictionLimits = { readonly mostPerBatch: number; readonly mostWaiting: number };

/** In rows. */
const LIMITS: PredictionLimits = { mostPerBatch: 2_000, mostWaiting: 40_000 };
/** Large requests are stored in chunks: a transaction with many thousands of rows would hold locks for too long. */
const AT_ONCE = 1_000;

export function openPredictionIntake(
  host: CommandHost,
  room: ModelsRoom,
  given: Partial<PredictionLimits> = {},
  telemetry?: Pick<Telemetry, 'counter'>,
): PredictionIntake {
  const limits = { ...LIMITS, ...given };
  const refused = createRefusedRows(host, telemetry);
  const versions = new VersionBook(host);
  const days = new Set<string>();
  const names = new Map<string, string>();
  const predictions = batchesOf<NewPrediction, StoredAs>(async (ctx, rows) => storePredictions(ctx, room, rows));
  const outcomes = batchesOf<NewOutcome, OutcomeStoredAs>(async (ctx, rows) => storeOutcomes(ctx, room, rows));

  return {
    async receive(by, sent) {
      if (predictions.isFull(sent.length)) return err(FULL);
      const named = sent.map(namesIn);
      const known = await versions.find(named.flatMap((each) => (each.ok ? [each.value] : [])));
      const limit = { now: host.clock.now(), keptDays: keptDays(host.policies().current) };
      const fresh: NewPrediction[] = [];
      const read = sent.map((each, index): AppError | undefined => {
        const name = named[index];
        if (name === undefined || !name.ok) return notAPrediction(name?.error ?? []);
        const version = known.get(nameOf(name.value));
        if (version === undefined) return noSuchVersion;
        const parsed = parsePrediction(each, version, limit);
        if (!parsed.ok) return notAPrediction(parsed.error);
        fresh.push(prepared(by, version, parsed.value));
        return undefined;
      });
      await open(fresh.map(({ day }) => day));
      return ok(merge(read, await storeAll(predictions, fresh), sent.length));
    },

    async receiveOutcomes(by, sent) {
      if (outcomes.isFull(sent.length)) return err(FULL);
      const now = host.clock.now();
      const parsed = sent.map((each) => parseOutcome(each, now));
      const models = new Map<string, NewOutcome['modelId'] | undefined>();
      for (const each of parsed)
        if (each.ok && !models.has(each.value.model))
          models.set(each.value.model, (await modelNamed(host.db, each.value.model))?.id);
      const fresh: NewOutcome[] = [];
      const read = parsed.map((each): AppError | undefined => {
        if (!each.ok) return notAnOutcome(each.error);
        const { model, id, at, observedAt, outcome } = each.value;
        const modelId = models.get(model);
        if (modelId === undefined) return noSuchModel;
        fresh.push({
          modelId,
          id: predictionIdOf(room.ring, model, id),
          day: at === undefined ? undefined : dayOf(at),
          observedAt,
          outcome,
          by,
        });
        return undefined;
      });
      await open(fresh.flatMap(({ day }) => (day === undefined ? [] : [day])));
      return ok(merge(read, await storeAll(outcomes, fresh), sent.length));
    },

    async declare({ model, producer, run = '', sequence }) {
      const found = await modelNamed(host.db, model);
      if (found === undefined) return err(noSuchModel);
      const done = await inOne(async (ctx) => {
        const grace = graceOf(ctx.policies.current, ctx.now);
        const of = { modelId: found.id, producer: clean(producer), run: clean(run) };
        await addToRun(ctx.tx, of, [], sequence, grace);
        return [undefined];
      });
      return done.ok ? ok(undefined) : done;
    },

    failed: (error) => refused.note(error),
    idle: async () => {
      await predictions.idle();
      await outcomes.idle();
      await refused.idle();
    },
  };

  function prepared(by: string, version: ModelVersion, parsed: SentPrediction): NewPrediction {
    const producer = parsed.producer === undefined ? undefined : clean(parsed.producer);
    const sent = { ...parsed, producer, run: clean(parsed.run) };
    const packed = pack(version.schema, sent);
    const subject = sent.subject === undefined ? undefined : pseudonymOf(room.ring, sent.subject);
    const clear = [version.id, sent.at.toISOString(), subject ?? '', sent.decision ?? '', sent.score ?? ''].join('\n');
    const fingerprint = keyedHash(
      room.ring.all('pseudonym')[0]?.bytes ?? new Uint8Array(),
      'models/fingerprint',
      Buffer.concat([Buffer.from(`${clear}\n`), packed]),
    ).subarray(0, FINGERPRINT_BYTES);
    return {
      id: predictionIdOf(room.ring, version.model, sent.id),
      day: dayOf(sent.at),
      version,
      sent,
      subject,
      fingerprint: Buffer.from(fingerprint),
      packed,
      by,
    };
  }

  /** Producer names are stored in plaintext; there are few, and each is scrubbed once. */
  function clean(name: string): string {
    if (name === '') return name;
    const known = names.get(name) ?? host.scrubber.text(name).text;
    if (names.size >= MOST_NAMES) names.clear();
    names.set(name, known);
    return known;
  }

  async function open(wanted: readonly string[]): Promise<void> {
    const fresh = [...new Set(wanted)].filter((day) => !days.has(day)).toSorted();
    await openDays(host.db, fresh);
    for (const day of fresh) days.add(day);
  }

  function batchesOf<T, R>(store: (ctx: CommandContext, rows: readonly T[]) => Promise<readonly R[]>) {
    return createNaturalBatches<readonly T[], readonly R[]>({
      run: async (arrivals) => {
        const done = await inOne(async (ctx) => store(ctx, arrivals.flat()));
        if (!done.ok) throw new AppFailure(done.error);
        let from = 0;
        return arrivals.map(({ length }) => done.value.slice(from, (from += length)));
      },
      weigh: ({ length }) => Math.max(1, length),
      mayBePoison: (failure) => !isDatabaseAway(failure),
      mostPerBatch: limits.mostPerBatch,
      mostWaiting: limits.mostWaiting,
    });
  }

  async function storeAll<T, R>(
    batches: ReturnType<typeof batchesOf<T, R>>,
    rows: readonly T[],
  ): Promise<readonly R[]> {
    const parts: (readonly T[])[] = [];
    for (let from = 0; from < rows.length; from += AT_ONCE) parts.push(rows.slice(from, from + AT_ONCE));
    return (await Promise.all(parts.map(async (part) => batches.add(part)))).flat();
  }

  async function inOne<R>(
    decide: (ctx: CommandContext) => Promise<readonly R[]>,
  ): Promise<Result<readonly R[], AppError>> {
    const who = {
      actor: { kind: 'system', part: 'prediction-intake' },
      requestId: asId<'request'>(host.ids.opaque()),
    } as const;
    return transact(host, who, async (ctx) => ok(await decide(ctx)));
  }

  /** Merges results into request order. A refused single row fails the request, which is noted itself. */
  function merge<R>(
    read: readonly (AppError | undefined)[],
    stored: readonly R[],
    sent: number,
  ): readonly (R | AppError)[] {
    let next = 0;
    const all = read.map((error): R | AppError => error ?? (stored[next++] as R));
    if (sent > 1) for (const each of all) if (isError(each)) refused.note(each);
    return all;
  }
}

export const isError = (answer: unknown): answer is AppError => typeof answer === 'object' && answer !== null;

const FINGERPRINT_BYTES = 8;
const MOST_NAMES = 1_000;

const notAPrediction = (fields: readonly FieldProblem[]): AppError => ({
  kind: 'invalid',
  code: 'models/not-a-prediction',
  public: 'This prediction is incomplete, or does not fit its version.',
  remedy: 'Send what its version takes, as muster model show lists it.',
  clause: '7.13',
  fields,
});

const notAnOutcome = (fields: readonly FieldProblem[]): AppError => ({
  kind: 'invalid',
  code: 'models/not-an-outcome',
  public: 'This is not an outcome of a prediction.',
  fields,
});

const noSuchModel: AppError = {
  kind: 'invalid',
  code: 'models/unknown-model',
  public: 'There is no model with this name.',
  remedy: 'muster model add <name> adds one; muster model list shows them.',
  fields: [{ path: '/model', problem: 'is not a model here' }],
};

const noSuchVersion: AppError = {
  kind: 'invalid',
  code: 'models/unknown-version',
  public: 'This model has no such version here, so what it takes is not known.',
  remedy: 'Register the version before it decides: muster model register.',
  clause: '7.13',
  fields: [{ path: '/version', problem: 'is not a version of a model here' }],
};

const FULL: AppError = {
  kind: 'unavailable',
  code: 'models/queue-full',
  public: 'More predictions are waiting than can be stored in time. Nothing from this request was stored.',
  remedy: 'Send it again in a moment: anything stored by then counts as a repeat.',
  retryAfterSeconds: 1,
};
