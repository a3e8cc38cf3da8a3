import { isCovered, type Window } from '@muster/rota';

/** Whom a step pages: whoever is on call in a schedule, one person, all holders of a role, or a whole team. */
export type Target = { readonly kind: (typeof targetKinds)[number]; readonly id: string };
export const targetKinds = ['schedule', 'person', 'role', 'team'] as const;

export type PathStep = {
  readonly targets: readonly Target[];
  /** `page` wakes them; `notify` only informs them. */
  readonly by: 'page' | 'notify';
  /** How long the escalation waits for an answer before it moves on. */
  readonly waitMinutes: number;
  /** How many people must acknowledge before it rests. */
  readonly answers: number;
  /** When the step applies, as weekly windows in the path's time zone. Empty: always. */
  readonly windows: readonly Window[];
};

/** A team's escalation path as entered. */
export type PathPlan = {
  /** IANA time zone of the windows. */
  readonly zone: string;
  readonly steps: readonly PathStep[];
  /** How often the steps are repeated. After that everyone is paged, again and again. */
  readonly rounds: number;
  /** The severities it applies to. */
  readonly severities: readonly string[];
  /** Time after which an acknowledgement lapses unless something follows it. Absent: never. */
  readonly lapsesAfterMinutes?: number;
  /** Time after an acknowledgement when paging restarts from the first step, unless resolved. Absent: never. */
  readonly repeatsAfterMinutes?: number;
};

/** An escalation's position. Without a step, the path is exhausted. */
export type Position = { readonly round: number; readonly step: number | undefined };

export const BEFORE_THE_FIRST: Position = { round: 1, step: -1 };

/** The next step that applies; none if the path is exhausted: nothing in a whole round applies, or no round is left. */
export function positionAfter(plan: PathPlan, { round, step }: Position, at: number): Position {
  if (step === undefined) return { round: round + 1, step };
  const next = plan.steps.findIndex(({ windows }, index) => index > step && isCovered(windows, plan.zone, at));
  if (next !== -1) return { round, step: next };
  const again = plan.steps.findIndex(({ windows }) => isCovered(windows, plan.zone, at));
  return again === -1 || round >= plan.rounds
    ? { round: round + 1, step: undefined }
    : { round: round + 1, step: again };
}

/** The people named individually, without duplicates. */
export const peopleNamed = (plan: PathPlan): readonly string[] => [
  ...new Set(plan.steps.flatMap(({ targets }) => targets.flatMap(({ kind, id }) => (kind === 'person' ? [id] : [])))),
];
