import type { Verdict as Judged } from '@muster/ml-stats';
import type { Id } from '../../../kernel/ids.ts';

/** A model version, by its id: it is watched as long as it predicts. */
export type WatchId = Id<'model-version'>;
export type ModelId = Id<'model'>;

export type Verdict = 'gathering' | Judged;

export type Watch = {
  readonly id: WatchId;
  readonly modelId: ModelId;
  readonly model: string;
  readonly versionName: string;
  readonly gatheringSince: Date;
  readonly judgedAt: Date | undefined;
  readonly verdict: Verdict;
  /** JSON of a `Judgement`; `{}` before the first. */
  readonly newest: string;
  readonly version: number;
  readonly lastInstant: Date;
};
