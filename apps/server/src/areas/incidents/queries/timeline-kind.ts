import type { LedgerAction } from '../../../platform/ledger/action.ts';
import { onCallActions } from '../../oncall/public.ts';
import { clockBreached, clockWarned, escalated, incidentActions } from '../ledger-actions.ts';

/** What an entry of a timeline tells of. What alerts did is no entry about one incident: screens put that between them. */
export type TimelineKind = 'people' | 'pages' | 'clocks' | 'policy';

export const timelineKind = (action: string): TimelineKind => kinds.get(action) ?? 'policy';

/** Of two lines about one action the later holds. */
const kinds: ReadonlyMap<string, TimelineKind> = new Map([
  ...as('people', incidentActions),
  ...as('clocks', [clockWarned, clockBreached, escalated]),
  ...as('pages', onCallActions),
]);

function as(kind: TimelineKind, actions: readonly LedgerAction[]): [string, TimelineKind][] {
  return actions.map(({ name }) => [name, kind]);
}
