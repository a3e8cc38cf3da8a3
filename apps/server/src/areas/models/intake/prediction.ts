import type { SentPrediction } from '../domain/parse-prediction.ts';
import type { ModelVersion } from '../domain/model.ts';
import type { KeySubject } from '../../../platform/keys/data-key-rows.ts';

/** A prediction as it is about to be stored. */
export type NewPrediction = {
  readonly id: string;
  readonly day: string;
  readonly version: ModelVersion;
  readonly sent: SentPrediction;
  readonly subject: string | undefined;
  readonly fingerprint: Buffer;
  /** What of it is encrypted, packed. */
  readonly packed: Buffer;
  /** Who said so. */
  readonly by: string;
};

/** Under whose key it lies: the subject's, who can be forgotten; else its version's. */
export const keySubjectOf = (subject: string | null | undefined, version: string): KeySubject =>
  subject === undefined || subject === null
    ? { kind: 'model-version', id: version }
    : { kind: 'prediction-subject', id: subject };
