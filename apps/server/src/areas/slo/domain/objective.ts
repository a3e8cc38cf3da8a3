import type { PolicySnapshot, Slo } from '@muster/policy';
import type { Definition, Ratio, Window } from '@muster/slo';
import type { ClauseId } from '../../../kernel/ids.ts';

/** An objective in force. */
export type Objective = Definition & {
  readonly version: number;
  readonly origin: 'policy' | 'added';
  readonly clause: ClauseId;
  /** How its budget is watched: by burn rate, or by the share spent where events are few. */
  readonly watchedBy: 'burn-rate' | 'spent';
};

/** The objectives of section 4, as the policy in force measures them (R5 to R9). */
export const policyObjectives = (policy: PolicySnapshot): readonly Objective[] =>
  Object.entries(policy.slos).map(([id, slo]) => {
    const window = windowOf(slo.window);
    const judged = policy.errorBudget.freeze.judgedOver[id];
    return {
      id,
      title: slo.metric,
      service: slo.service,
      window,
      freezeWindow: judged === undefined ? undefined : windowOf(judged),
      version: 1,
      origin: 'policy',
      clause: slo.clause,
      ...measured(slo),
    };
  });

/** An added objective: the policy decides whether it freezes, and its alerts follow from what it counts. */
export const addedObjective = (definition: Definition, version: number, policy: PolicySnapshot): Objective => ({
  ...definition,
  freezeWindow: policy.errorBudget.added.freeze ? definition.freezeWindow : undefined,
  version,
  origin: 'added',
  clause: policy.errorBudget.clause,
  watchedBy: definition.budgeting.kind === 'occurrences' ? 'burn-rate' : 'spent',
});

type PolicyWindow = Slo['window'];

const windowOf = (window: PolicyWindow): Window =>
  window.kind === 'rolling' ? { kind: 'rolling', minutes: window.length.minutes } : window;

const rest = ({ numerator, denominator }: Ratio): Ratio => ({ numerator: denominator - numerator, denominator });
const occurrences = { kind: 'occurrences' } as const;

function measured({
  objective,
}: Slo): Pick<Objective, 'target' | 'comparator' | 'budgeting' | 'parts' | 'watchedBy'> & Pick<Definition, 'sparse'> {
  switch (objective.kind) {
    case 'failure-rate':
      return {
        target: rest(objective.below),
        comparator: 'more-than',
        budgeting: occurrences,
        parts: 'summed',
        watchedBy: 'burn-rate',
      };
    case 'latency':
      return {
        target: objective.atLeast,
        comparator: 'at-least',
        budgeting: occurrences,
        parts: 'summed',
        watchedBy: 'burn-rate',
      };
    case 'accuracy':
      return {
        target: objective.slicesAtLeast,
        comparator: 'at-least',
        budgeting: {
          kind: 'time-slices',
          minutes: objective.sliceLength.minutes,
          goodAt: objective.sliceAtLeast,
          needs: objective.sliceNeedsLabelled,
          noDataAbove: objective.noDataAboveInsufficient,
          missing: 'not-counted',
        },
        parts: 'worst',
        watchedBy: 'spent',
      };
    case 'completion':
      return {
        target: objective.atLeast,
        comparator: 'at-least',
        budgeting: occurrences,
        parts: 'summed',
        watchedBy: 'spent',
        sparse: { under: objective.sparse.underScheduledRuns, freezesAt: objective.sparse.freezesAtMiss },
      };
    case 'acknowledgement':
      return {
        target: objective.atLeast,
        comparator: 'at-least',
        budgeting: occurrences,
        parts: 'summed',
        watchedBy: 'spent',
      };
  }
}

/** The policy's alert rows in the engine's form. */
export const burnRows = ({ errorBudget }: PolicySnapshot) =>
  errorBudget.alerts.rows.map(({ level, long, short, consumes }) => ({ level, long, short, consumes }));
