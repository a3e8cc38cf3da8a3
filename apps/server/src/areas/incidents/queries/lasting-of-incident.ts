import type { Lasting } from '../../../platform/ledger/state-claims.ts';
import {
  commanderNamed,
  incidentClassified,
  incidentDeclared,
  incidentResolved,
  severityChanged,
  statusUpdated,
} from '../ledger-actions.ts';

const [DECLARED, RESOLVED, NAMED] = [incidentDeclared.name, incidentResolved.name, commanderNamed.name];

/** How bad, how far and under whom: each told by the last entry that could have changed it (GOV 3.1, 8.1). */
export const lastingOfIncident: readonly Lasting[] = [
  {
    actions: [DECLARED, severityChanged.name, incidentClassified.name],
    agrees: ({ severity }, { action, data }) => severity === (action === DECLARED ? data['severity'] : data['to']),
  },
  {
    actions: [DECLARED, statusUpdated.name, RESOLVED],
    agrees: ({ phase }, { action, data }) =>
      phase === (action === DECLARED ? 'declared' : action === RESOLVED ? 'resolved' : data['to']),
  },
  {
    actions: [DECLARED, NAMED],
    agrees: ({ command_seat: seat, commander_id: holder }, { action, data }) =>
      action === NAMED ? seat === 'named' && holder === data['commander'] : seat !== 'named',
  },
];
