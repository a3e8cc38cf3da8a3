import type { Severity } from '@muster/policy';
import { isWorse } from '../../incidents/domain/severity.ts';
import type { GroupName, EvaluatedSignal } from './evaluated-signal.ts';

export type { GroupName } from './evaluated-signal.ts';

export const groupKey = ({ integrationId, hash, isDrill }: GroupName): string => `${integrationId}/${hash}/${isDrill}`;

/** A group in which alerts began: since when, and the worst of them. */
export type GroupDemand = { readonly group: GroupName; readonly at: Date; readonly worst: EvaluatedSignal };

/**
 * The groups that need an incident. An alert without a severity counts as `provisional`: an unknown is never read as
 * mild, so no milder alert of its group can keep it from paging (R26, R36).
 */
export function demandsOf(signals: readonly EvaluatedSignal[], provisional: Severity): readonly GroupDemand[] {
  const demands = new Map<string, GroupDemand>();
  for (const one of signals) {
    if (one.verdict !== 'began') continue;
    const key = groupKey(one.group);
    const demand = demands.get(key);
    demands.set(
      key,
      demand
        ? { ...demand, worst: worseOf(demand.worst, one, provisional) }
        : { group: one.group, at: one.at, worst: one },
    );
  }
  return [...demands.values()];
}

/** Of two equally bad signals, the one that names its severity wins. */
function worseOf(first: EvaluatedSignal, second: EvaluatedSignal, provisional: Severity): EvaluatedSignal {
  const [before, after] = [first.reading.severity ?? provisional, second.reading.severity ?? provisional];
  if (before === after) return first.reading.severity === undefined ? second : first;
  return isWorse(after, before) ? second : first;
}
