import { controlsOf, evaluate, type Evaluated } from '../domain/controls.ts';
import { breakingOf, type AssuranceRoom } from '../room.ts';
import { activityIn, type Stretch } from '../../../platform/ledger/stretch.ts';

/** Evaluates every control on the ledger. Reads the period once. */
export async function evaluateControls(room: AssuranceRoom, stretch: Stretch): Promise<readonly Evaluated[]> {
  const seen = await activityIn(room.reports, stretch);
  const breaking = breakingOf(room);
  const standings = room.clauses();
  return controlsOf(room.policies().current).map((control) => evaluate(control, seen, breaking, standings));
}
