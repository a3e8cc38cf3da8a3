import type { Lasting } from '../../../platform/ledger/state-claims.ts';
import {
  commanderNamed,
  commandVacated,
  incidentClassified,
  incidentDeclared,
  incidentResolved,
  severityChanged,
  statusUpdated,
} from '../ledger-actions.ts';

const [DECLARED, RESOLVED] = [incidentDeclared.name, incidentResolved.name];
const [NAMED, VACATED] = [commanderNamed.name, commandVacated.name];

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
    actions: [DECLARED, NAMED, VACATED],
    agrees: ({ command_seat: seat, commander_id: holder }, { action, data }) => {
      if (action === VACATED) return seat === 'empty';
      return action === NAMED ? seat === 'named' && holder === data['commander'] : seat !== 'named';
    },
  },
];
