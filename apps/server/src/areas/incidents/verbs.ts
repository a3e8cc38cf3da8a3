import { acknowledgeIncident } from './commands/acknowledge-incident.ts';
import { addNote } from './commands/add-note.ts';
import { callIn } from './commands/call-in.ts';
import { classifyIncident } from './commands/classify-incident.ts';
import { closeIncident } from './commands/close-incident.ts';
import { handOverCommand } from './commands/hand-over-command.ts';
import { lowerSeverity } from './commands/lower-severity.ts';
import { callFalseAlarm } from './commands/call-false-alarm.ts';
import { makePrivate } from './commands/make-private.ts';
import { markDuplicate } from './commands/mark-duplicate.ts';
import { mergeIncident } from './commands/merge-incident.ts';
import { moveAlerts } from './commands/move-alerts.ts';
import { relateIncident } from './commands/relate-incident.ts';
import { mitigateIncident } from './commands/mitigate-incident.ts';
import { rateIncident } from './commands/rate-incident.ts';
import { raiseSeverity } from './commands/raise-severity.ts';
import { reopenIncident } from './commands/reopen-incident.ts';
import { resolveIncident } from './commands/resolve-incident.ts';
import { retitleIncident } from './commands/retitle-incident.ts';
import { takeCommand } from './commands/take-command.ts';
import { unacknowledgeIncident } from './commands/unacknowledge-incident.ts';
import { updateStakeholders } from './commands/update-stakeholders.ts';

/** The verbs on one incident. */
export const incidentVerbs = [
  acknowledgeIncident,
  unacknowledgeIncident,
  mitigateIncident,
  resolveIncident,
  closeIncident,
  reopenIncident,
  classifyIncident,
  raiseSeverity,
  lowerSeverity,
  takeCommand,
  handOverCommand,
  retitleIncident,
  addNote,
  updateStakeholders,
] as const;

/** Verbs that relate incidents to each other, and call others in. */
export const arrangingVerbs = [
  callIn,
  mergeIncident,
  markDuplicate,
  callFalseAlarm,
  relateIncident,
  moveAlerts,
  makePrivate,
  rateIncident,
] as const;
