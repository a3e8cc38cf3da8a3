import type { AppError } from '../../../kernel/app-error.ts';
import { isBefore, minutesBetween } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { outcomeTally, segmentsOf, type Countable, type Outcome } from '../domain/count-prediction.ts';
import type { ModelVersion } from '../domain/model.ts';
import { addTally, type Tally } from '../domain/tally.ts';
import { insertOutcomes, outcomesOf, type KeptOutcome } from '../store/outcomes.ts';
import { refOf } from '../store/predictions.ts';
import type { RollUp } from '../store/roll-ups.ts';

/** The parts of a prediction needed to count its outcome. */
export type Judged = Countable & {
  readonly id: string;
  readonly day: string;
  readonly at: Date;
  readonly version: ModelVersion;
  /** Its subject was forgotten, so its segments and groups are no longer known. */
  readonly isForgotten?: boolean;
};

/** Result for each outcome: written, already known, or refused. */
export type JoinedAs = 'kept' | 'repeated' | AppError;

type Joined = {
  readonly answers: readonly JoinedAs[];
  /** The new ones, in the order given. */
  readonly kept: readonly KeptOutcome[];
  readonly deltas: readonly RollUp[];
};

/**
 * Writes outcomes, and returns the resulting changes of the counts. Of several outcomes of one prediction the one
 * observed last counts, whatever the order of arrival, and replaces the one before.
 */
export async function joinOutcomes(
  ctx: CommandContext,
  {
    segment,
    predictions,
    said,
  }: { readonly segment: string; readonly predictions: readonly Judged[]; readonly said: readonly KeptOutcome[] },
): Promise<Joined> {
  if (said.length === 0) return { answers: [], kept: [], deltas: [] };
  const byRef = new Map(predictions.map((each) => [refOf(each), each]));
  const known = new Map([...(await outcomesOf(ctx.tx, said))].map(([ref, words]) => [ref, [...words]]));
  const kept: KeptOutcome[] = [];
  const deltas = new Map<string, RollUp>();
  const answers = said.map((each): JoinedAs => {
    const prediction = byRef.get(refOf(each));
    if (prediction === undefined) throw new Error('an outcome without its prediction');
    const unfit = misfit(prediction.version, each.outcome);
    if (unfit !== undefined) return unfit;
    const words = known.get(refOf(each)) ?? [];
    known.set(refOf(each), words);
    const same = words.find(({ observedAt }) => observedAt.getTime() === each.observedAt.getTime());
    if (same !== undefined) return isSame(same.outcome, each.outcome) ? 'repeated' : contradicts;
    const held = words[0];
    kept.push(each);
    words.push(each);
    words.sort((one, other) => other.observedAt.getTime() - one.observedAt.getTime());
    if (held === undefined || isBefore(held.observedAt, each.observedAt)) {
      if (held !== undefined) add(deltas, prediction, held, -1);
      add(deltas, prediction, each, 1);
    }
    return 'kept';
  });
  await insertOutcomes(ctx.tx, kept, segment);
  return { answers, kept, deltas: [...deltas.values()] };
}

function add(
  deltas: Map<string, RollUp>,
  prediction: Judged,
  { outcome, receivedAt }: KeptOutcome,
  sign: 1 | -1,
): void {
  const { version, at, features } = prediction;
  const schema = prediction.isForgotten === true ? { ...version.schema, groups: [] } : version.schema;
  const minute = new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);
  for (const segment of prediction.isForgotten === true ? [''] : segmentsOf(schema, features)) {
    const name = `${version.id} ${minute.toISOString()} ${segment}`;
    const tally: Tally = deltas.get(name)?.tally ?? {};
    deltas.set(name, { versionId: version.id, at: minute, segment, tally });
    addTally(tally, outcomeTally(schema, segment, prediction, outcome, minutesBetween(at, receivedAt)), sign);
  }
}

const MINUTE_MS = 60_000;

const isSame = (one: Outcome, other: Outcome): boolean =>
  'label' in one ? 'label' in other && one.label === other.label : 'value' in other && one.value === other.value;

function misfit({ schema: { target } }: ModelVersion, outcome: Outcome): AppError | undefined {
  if (target.task === 'regression')
    return 'value' in outcome ? undefined : notAnOutcome('/value', 'is missing: this version returns numbers');
  if (!('label' in outcome)) return notAnOutcome('/label', 'is missing: this version returns classes');
  return target.classes.includes(outcome.label)
    ? undefined
    : notAnOutcome('/label', 'is not one of the classes of this version');
}

const notAnOutcome = (path: string, problem: string): AppError => ({
  kind: 'invalid',
  code: 'models/not-an-outcome',
  public: 'This outcome does not fit its prediction.',
  remedy: 'muster model show shows what its version returns.',
  fields: [{ path, problem }],
});

const contradicts: AppError = {
  kind: 'conflict',
  code: 'models/outcome-contradicts',
  public: 'Another outcome of this prediction was observed at exactly the same time.',
  remedy: 'Give the time when the right one was observed; the first one stays on the record.',
};
