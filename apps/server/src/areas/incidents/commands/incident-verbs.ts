import { acknowledgeIncident } from './acknowledge-incident.ts';
import { addNote } from './add-note.ts';
import { classifyIncident } from './classify-incident.ts';
import { closeIncident } from './close-incident.ts';
import { handOverCommand } from './hand-over-command.ts';
import { mitigateIncident } from './mitigate-incident.ts';
import { raiseSeverity } from './raise-severity.ts';
import { reopenIncident } from './reopen-incident.ts';
import { resolveIncident } from './resolve-incident.ts';
import { retitleIncident } from './retitle-incident.ts';
import { takeCommand } from './take-command.ts';
import { updateStakeholders } from './update-stakeholders.ts';

/** What may be done with one incident. */
export const incidentVerbs = [
  acknowledgeIncident,
  mitigateIncident,
  resolveIncident,
  closeIncident,
  reopenIncident,
  classifyIncident,
  raiseSeverity,
  takeCommand,
  handOverCommand,
  retitleIncident,
  addNote,
  updateStakeholders,
] as const;
