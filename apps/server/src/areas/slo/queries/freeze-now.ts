import type { PolicySnapshot } from '@muster/policy';
import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { UseService } from '../../../kernel/services.ts';
import { readTogether } from '../../../platform/database/read.ts';
import { waiversService } from '../../../platform/waivers.ts';
import { allStates, type ObjectiveState } from '../store/states.ts';
import { activeDefinitions, objectivesAmong } from './objectives.ts';

/** One objective's state for a gate. */
export type GateObjective = {
  readonly objective: string;
  readonly state: 'no-data' | 'intact' | 'spending' | 'low' | 'exhausted' | 'unknown';
  readonly isFrozen: boolean;
  readonly since: Date | undefined;
  /** An exact fraction. */
  readonly remaining: string;
  /** The exception that waives its freeze now (GOV 4.8). */
  readonly waiver: string | undefined;
  readonly snapshot: string;
};

export type FreezeNow = {
  /** Non-critical deployments are frozen: some objective freezes and is not waived (GOV 4.7). */
  readonly isFrozen: boolean;
  /** Some objective that was measured before is unknown now: non-critical deployments wait (R10). */
  readonly isUnknown: boolean;
  readonly objectives: readonly GateObjective[];
  /** Identifies the numbers this rests on. */
  readonly snapshot: string;
};

type Shown = { state?: GateObjective['state']; remaining?: string; snapshot?: string; isConnected?: boolean };

/**
 * Whether deployments are frozen now, and by what: reads one row per objective to stay cheap for gates. A row not
 * judged within the policy's tolerance counts as unknown, whatever it says.
 */
export async function freezeNow(
  { db, use, policy }: { readonly db: Kysely<unknown>; readonly use: UseService; readonly policy: PolicySnapshot },
  now: Date,
): Promise<FreezeNow> {
  const { clause } = policy.errorBudget.ending;
  const edge = addMinutes(now, -policy.errorBudget.missingData.silentFor.minutes);
  const [states, active] = await readTogether(db, [allStates, activeDefinitions]);
  const objectives = objectivesAmong(active, policy);
  const gate: GateObjective[] = [];
  for (const { id, freezeWindow } of objectives) {
    const state = states.find(({ objective }) => objective === id);
    if (state === undefined || freezeWindow === undefined) continue;
    const isFrozen = state.since !== undefined;
    // Only a freeze can be waived, and the waiver is read at each decision, as it may have ended.
    const waiver = isFrozen ? await use(waiversService).waiverFor(db, clause, `slo:${id}`, now) : undefined;
    gate.push({ objective: id, isFrozen, ...readingOf(state, edge), waiver: waiver?.exception });
  }
  const snapshot = hash(
    'sha256',
    JSON.stringify(gate.map((each) => [each.objective, each.snapshot, each.isFrozen])),
    'base64url',
  );
  return {
    isFrozen: gate.some((each) => each.isFrozen && each.waiver === undefined),
    isUnknown: gate.some(({ state }) => state === 'unknown'),
    objectives: gate,
    snapshot,
  };
}

function readingOf(
  state: ObjectiveState,
  edge: Date,
): Pick<GateObjective, 'state' | 'since' | 'remaining' | 'snapshot'> {
  const shown = JSON.parse(state.standing) as Shown;
  const isStale = shown.isConnected === true && isBefore(state.judgedAt, edge);
  return {
    state: isStale ? 'unknown' : (shown.state ?? 'no-data'),
    since: state.since,
    remaining: shown.remaining ?? '1/1',
    snapshot: shown.snapshot ?? '',
  };
}
