import { isCovered, type Window } from '@muster/rota';

/** Whom a step calls: whoever is on call in a schedule then, one person, all who hold a role, or everyone of a team. */
export type Target = { readonly kind: (typeof targetKinds)[number]; readonly id: string };
export const targetKinds = ['schedule', 'person', 'role', 'team'] as const;

export type PathStep = {
  readonly targets: readonly Target[];
  /** `page` wakes them; `notify` tells them. */
  readonly by: 'page' | 'notify';
  /** How long the escalation waits for an answer before it goes on. */
  readonly waitMinutes: number;
  /** How many people must have acknowledged before it rests. */
  readonly answers: number;
  /** When the step is taken at all, by the week in the path's zone. None: always. */
  readonly windows: readonly Window[];
};

/** A team's path of escalation, as its keepers write it. */
export type PathPlan = {
  /** IANA: of the windows. */
  readonly zone: string;
  readonly steps: readonly PathStep[];
  /** How often the steps are gone through. After that everybody is called, again and again. */
  readonly rounds: number;
  /** For which severities it runs. */
  readonly severities: readonly string[];
  /** An acknowledgement that nothing follows for so long lapses. Absent: it holds. */
  readonly lapsesAfterMinutes?: number;
  /** So long after an acknowledgement it calls again from its first step, until the incident is resolved. Absent: it rests. */
  readonly repeatsAfterMinutes?: number;
};

/** Where an escalation stands. Without a step the path is through. */
export type Position = { readonly round: number; readonly step: number | undefined };

export const BEFORE_THE_FIRST: Position = { round: 1, step: -1 };

/** The next step that is taken at this instant; none in a whole round, or no round left: the path is through. */
export function positionAfter(plan: PathPlan, { round, step }: Position, at: number): Position {
  if (step === undefined) return { round: round + 1, step };
  const next = plan.steps.findIndex(({ windows }, index) => index > step && isCovered(windows, plan.zone, at));
  if (next !== -1) return { round, step: next };
  const again = plan.steps.findIndex(({ windows }) => isCovered(windows, plan.zone, at));
  return again === -1 || round >= plan.rounds
    ? { round: round + 1, step: undefined }
    : { round: round + 1, step: again };
}

/** The people who are named in it by themselves, each once. */
export const peopleNamed = (plan: PathPlan): readonly string[] => [
  ...new Set(plan.steps.flatMap(({ targets }) => targets.flatMap(({ kind, id }) => (kind === 'person' ? [id] : [])))),
];
