import type { BackTest, Detector as Parameters } from '@muster/ml-stats';
import type { Refusal } from '../../../kernel/decision.ts';
import type { ClauseId, Id } from '../../../kernel/ids.ts';
import type { SeriesSpec } from './series-spec.ts';

export type DetectorId = Id<'detector'>;

/** Watches one or more series with fixed parameters; different parameters make a different detector. */
export type Detector = {
  readonly id: DetectorId;
  readonly name: string;
  readonly series: readonly SeriesSpec[];
  readonly parameters: Parameters;
  readonly state: 'proposed' | 'active' | 'retired';
  readonly backTest: BackTest | undefined;
  readonly backTestedAt: Date | undefined;
  readonly mutedUntil: Date | undefined;
  readonly mutedWhy: string | undefined;
  readonly score: number | undefined;
  readonly judgedAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
};

export const isMute = ({ mutedUntil }: Detector, now: Date): boolean =>
  mutedUntil !== undefined && now.getTime() < mutedUntil.getTime();

/** A detector may watch only after a back-test without too many false alarms (GOV 7.9). */
export function unlessFit(
  { state, backTest }: Detector,
  limits: { readonly needsSteps: number; readonly falseAlarmsPerThousandAtMost: number },
  clause: ClauseId,
): Refusal | undefined {
  const refuse = (code: `detection/${string}`, reason: string, remedy: string): Refusal => ({
    allowed: false,
    code,
    clause,
    reason,
    remedy,
    obligations: [],
  });
  if (state !== 'proposed') return refuse('detection/not-proposed', `It is ${state}.`, 'muster detector list');
  if (backTest === undefined)
    return refuse(
      'detection/not-tested',
      'It has not been tested on recorded data yet.',
      'muster detector test <detector>',
    );
  if (backTest.judged < limits.needsSteps)
    return refuse(
      'detection/too-little-recorded',
      `It could judge ${backTest.judged} recorded hours; ${limits.needsSteps} are required.`,
      'Wait until there is more recorded data, then test it again.',
    );
  if ((backTest.falseAlarmsPerThousand ?? 0) > limits.falseAlarmsPerThousandAtMost)
    return refuse(
      'detection/too-many-false-alarms',
      `It would have raised ${backTest.falseAlarms} false alarms in ${backTest.judged} hours.`,
      'Propose a less sensitive one, or name what was real: muster detector test --real.',
    );
  if (backTest.episodes > 0 && backTest.found === 0)
    return refuse(
      'detection/finds-nothing',
      `It found none of the ${backTest.episodes} real episodes.`,
      'Propose a more sensitive one.',
    );
  return undefined;
}

/** Only an active detector can be muted or unmuted. */
export const unlessActive = ({ state }: Detector, clause: ClauseId): Refusal | undefined =>
  state === 'active'
    ? undefined
    : {
        allowed: false,
        code: 'detection/not-active',
        clause,
        reason: 'It is not watching.',
        remedy: 'muster detector activate <detector>',
        obligations: [],
      };
