import type { TObject } from 'typebox';
import type { ClauseId } from '../../../kernel/ids.ts';
import type { Command } from '../../../platform/commands/command.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { addNote } from '../commands/add-note.ts';
import { classifyIncident } from '../commands/classify-incident.ts';
import { closeIncident } from '../commands/close-incident.ts';
import { handOverCommand } from '../commands/hand-over-command.ts';
import { mitigateIncident } from '../commands/mitigate-incident.ts';
import { raiseSeverity } from '../commands/raise-severity.ts';
import { reopenIncident } from '../commands/reopen-incident.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import type { IncidentRef } from '../commands/save-incident.ts';
import { retitleIncident } from '../commands/retitle-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { updateStakeholders } from '../commands/update-stakeholders.ts';

type Verb = {
  readonly path: string;
  readonly summary: string;
  readonly clauses: readonly ClauseId[];
  readonly command: Command<TObject, unknown, IncidentRef>;
};

/** What may be done with one incident: the last part of the path, and the command that does it. */
export const verbs: readonly Verb[] = [
  { path: 'acknowledge', summary: 'Acknowledge', clauses: ['3.1.2', '2.1'], command: acknowledgeIncident },
  { path: 'mitigate', summary: 'Users no longer suffer', clauses: ['3.1.3'], command: mitigateIncident },
  { path: 'resolve', summary: 'The cause is gone', clauses: ['3.1.4'], command: resolveIncident },
  { path: 'close', summary: 'Nothing more will be done', clauses: ['7.1'], command: closeIncident },
  { path: 'reopen', summary: 'It was not over', clauses: ['7.1'], command: reopenIncident },
  { path: 'classify', summary: 'Give facts', clauses: ['3.1.1'], command: classifyIncident },
  { path: 'severity', summary: 'Raise the severity, with a reason', clauses: ['3.1.1'], command: raiseSeverity },
  { path: 'title', summary: 'Give it another title', clauses: ['8.2'], command: retitleIncident },
  { path: 'notes', summary: 'Add a note', clauses: ['8.2', '6.6'], command: addNote },
  { path: 'updates', summary: 'Update stakeholders', clauses: ['2.4', '3.1.7'], command: updateStakeholders },
  { path: 'take-command', summary: 'Become the named commander', clauses: ['8.1'], command: takeCommand },
  { path: 'hand-over', summary: 'Hand command on, with the state of play', clauses: ['8.1'], command: handOverCommand },
];
