import type { LedgerAction } from '../../../platform/ledger/action.ts';
import { onCallActions } from '../../oncall/public.ts';
import { clockBreached, clockWarned, escalated, incidentActions } from '../ledger-actions.ts';

/** The category of a timeline entry. Alert events are not entries about one incident: screens merge them in. */
export type TimelineKind = 'people' | 'pages' | 'clocks' | 'policy';

export const timelineKind = (action: string): TimelineKind => kinds.get(action) ?? 'policy';

/** If an action is in several lists, the last one wins. */
const kinds: ReadonlyMap<string, TimelineKind> = new Map([
  ...as('people', incidentActions),
  ...as('clocks', [clockWarned, clockBreached, escalated]),
  ...as('pages', onCallActions),
]);

function as(kind: TimelineKind, actions: readonly LedgerAction[]): [string, TimelineKind][] {
  return actions.map(({ name }) => [name, kind]);
}
