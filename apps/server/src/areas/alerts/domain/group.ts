import { isWorse } from '../../incidents/domain/severity.ts';
import type { GroupName, HeardSignal } from './heard-signal.ts';

export type { GroupName } from './heard-signal.ts';

export const groupKey = ({ integrationId, hash, isDrill }: GroupName): string => `${integrationId}/${hash}/${isDrill}`;

/** A group in which alerts have begun: since when, and the worst of them. */
export type GroupDemand = { readonly group: GroupName; readonly at: Date; readonly worst: HeardSignal };

/** The groups that need an incident. Alerts that name no severity count as the mildest: they are not read as bad or good. */
export function demandsOf(heard: readonly HeardSignal[]): readonly GroupDemand[] {
  const demands = new Map<string, GroupDemand>();
  for (const one of heard) {
    if (one.verdict !== 'began') continue;
    const key = groupKey(one.group);
    const demand = demands.get(key);
    demands.set(
      key,
      demand ? { ...demand, worst: worseOf(demand.worst, one) } : { group: one.group, at: one.at, worst: one },
    );
  }
  return [...demands.values()];
}

function worseOf(first: HeardSignal, second: HeardSignal): HeardSignal {
  const { severity } = second.reading;
  if (severity === undefined) return first;
  return first.reading.severity === undefined || isWorse(severity, first.reading.severity) ? second : first;
}
