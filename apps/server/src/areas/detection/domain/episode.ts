import { severities, type Minutes, type Severity } from '@muster/policy';
import type { IncidentId } from '../../../kernel/ids.ts';

/** The kinds of finding; each has episodes of its own. */
export const episodeKinds = ['drift', 'quality', 'fairness', 'anomaly'] as const;
export type EpisodeKind = (typeof episodeKinds)[number];

/** Why an episode has its severity. */
export const reasons = [
  'possible-drift',
  'feature-drift',
  'important-drift',
  'prediction-drift',
  'drift-and-accuracy',
  'drift-and-objective',
  'drift-and-users',
  'data-quality',
  'unfair',
  'unusual',
] as const;
export type Reason = (typeof reasons)[number];

export const reasonWords: Readonly<Record<Reason, string>> = {
  'possible-drift': 'possible drift',
  'feature-drift': 'drift of a feature',
  'important-drift': 'drift of features that hold much of the importance',
  'prediction-drift': 'drift of predictions or labels',
  'drift-and-accuracy': 'drift while accuracy is below its objective',
  'drift-and-objective': 'drift while the accuracy objective is missed',
  'drift-and-users': 'drift that reaches more users than the limit',
  'data-quality': 'data that has changed',
  unfair: 'groups further apart than the limit',
  unusual: 'something unusual',
};

/** From the first to the last finding of one kind about one subject: a single incident, however often it is found. */
export type Episode = {
  readonly id: string;
  readonly kind: EpisodeKind;
  /** A version's id, or a detector's. */
  readonly subject: string;
  readonly incidentId: IncidentId;
  readonly severity: Severity;
  readonly isDrill: boolean;
  readonly openedAt: Date;
  readonly calmSince: Date | undefined;
  readonly closedAt: Date | undefined;
  /** A summary for lists. */
  readonly says: string;
};

export type Step =
  | { readonly step: 'open'; readonly severity: Severity }
  | { readonly step: 'worsen'; readonly severity: Severity }
  | { readonly step: 'calm' | 'resume' | 'close' | 'none' };

const MINUTE_MS = 60_000;

/**
 * The next step for what is found now (undefined: nothing). An episode keeps the worst severity it had, so milder
 * findings change nothing. It ends after the policy's calm time; a finding before then continues it.
 */
export function nextStep(
  open: Episode | undefined,
  found: Severity | undefined,
  now: Date,
  endsAfterCalmMinutes: Minutes,
): Step {
  if (open === undefined) return found === undefined ? { step: 'none' } : { step: 'open', severity: found };
  if (found !== undefined) {
    if (severities.indexOf(found) < severities.indexOf(open.severity)) return { step: 'worsen', severity: found };
    return open.calmSince === undefined ? { step: 'none' } : { step: 'resume' };
  }
  if (open.calmSince === undefined) return { step: 'calm' };
  const calmFor = now.getTime() - open.calmSince.getTime();
  return calmFor >= endsAfterCalmMinutes * MINUTE_MS ? { step: 'close' } : { step: 'none' };
}
