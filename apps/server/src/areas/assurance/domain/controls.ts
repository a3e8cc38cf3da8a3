import type { PolicySnapshot } from '@muster/policy';
import type { ClauseId } from '../../../kernel/ids.ts';

/** What this build asserts about a clause: it implements all of it, part of it, or none. */
export type Assertion = 'enforced' | 'partly' | 'not-built';

type Standings = Readonly<Record<ClauseId, { readonly state: Assertion }>>;

/** What is evaluated: a clause, or a SOC 2 control based on several clauses. */
export type Control = {
  readonly id: string;
  readonly of: 'policy' | 'soc2';
  readonly title: string;
  readonly clauses: readonly ClauseId[];
  /** Entries that count whichever clause they name. */
  readonly actions: readonly string[];
};

/** How many entries of one action name one clause, in a period. */
export type Seen = {
  readonly clause: ClauseId | undefined;
  readonly action: string;
  readonly isAllowed: boolean;
  readonly count: number;
};

export type Verdict = 'none-found' | 'exceptions' | 'not-evaluable';

/** What the ledger shows of a control in a period, separate from what the build asserts. */
export type Evaluated = {
  readonly control: Control;
  readonly population: number;
  readonly refused: number;
  readonly exceptions: number;
  readonly verdict: Verdict;
  /** Why it cannot be evaluated. */
  readonly because: 'nothing-on-record' | 'not-built' | undefined;
  readonly assertion: Assertion;
};

/** Every control: the six of SOC 2 first, then the clauses in order. */
export const controlsOf = (policy: PolicySnapshot): readonly Control[] => [
  ...Object.entries(policy.controls.soc2).map(([id, { title, rests }]): Control => ({
    id,
    of: 'soc2',
    title,
    clauses: rests.clauses,
    actions: rests.actions ?? [],
  })),
  ...policy.clauses.map(({ id, requirement }): Control => ({
    id,
    of: 'policy',
    title: requirement,
    clauses: [id],
    actions: [],
  })),
];

/** Whether an entry counts for a control. */
const isOf = (
  { clauses, actions }: Control,
  entry: { readonly clause?: ClauseId | undefined; readonly action: string },
): boolean => (entry.clause !== undefined && clauses.includes(entry.clause)) || actions.includes(entry.action);

/**
 * Evaluates one control. Without entries it is not evaluable, whatever the build asserts.
 *
 * @param breaking the actions that mean the clause they name was not kept
 */
export function evaluate(
  control: Control,
  seen: readonly Seen[],
  breaking: ReadonlySet<string>,
  standings: Standings,
): Evaluated {
  const own = seen.filter((each) => isOf(control, each));
  const sum = (of: readonly Seen[]): number => of.reduce((total, { count }) => total + count, 0);
  const population = sum(own);
  const exceptions = sum(own.filter(({ action }) => breaking.has(action)));
  const assertion = assertedOf(control, standings);
  const because = assertion === 'not-built' ? 'not-built' : population === 0 ? 'nothing-on-record' : undefined;
  return {
    control,
    population,
    refused: sum(own.filter(({ isAllowed }) => !isAllowed)),
    exceptions,
    verdict: because !== undefined ? 'not-evaluable' : exceptions > 0 ? 'exceptions' : 'none-found',
    because,
    assertion,
  };
}

/** The build's combined assertion for all its clauses: `enforced` only if every clause is. */
function assertedOf({ clauses }: Control, standings: Standings): Assertion {
  const states = clauses.map((clause) => standings[clause]?.state ?? 'not-built');
  if (states.every((state) => state === 'not-built')) return 'not-built';
  return states.every((state) => state === 'enforced') ? 'enforced' : 'partly';
}
