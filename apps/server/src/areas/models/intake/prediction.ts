import type { SentPrediction } from '../domain/parse-prediction.ts';
import type { ModelVersion } from '../domain/model.ts';
import type { KeySubject } from '../../../platform/keys/data-key-rows.ts';

/** A prediction about to be stored. */
export type NewPrediction = {
  readonly id: string;
  readonly day: string;
  readonly version: ModelVersion;
  readonly sent: SentPrediction;
  readonly subject: string | undefined;
  readonly fingerprint: Buffer;
  /** Its encrypted part, packed. */
  readonly packed: Buffer;
  /** The producer's account. */
  readonly by: string;
};

/** Whose key encrypts it: the subject's, so that they can be forgotten; without one, the version's. */
export const keySubjectOf = (subject: string | null | undefined, version: string): KeySubject =>
  subject === undefined || subject === null
    ? { kind: 'model-version', id: version }
    : { kind: 'prediction-subject', id: subject };
