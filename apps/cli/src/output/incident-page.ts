import { isOwed, owedFirst, personWords } from '@muster/api-client';
import type { Incident, IncidentClock, IncidentSummary } from '@muster/api-client';
import { clean } from './clean.ts';
import { deadlineWords, paintDeadline } from './deadline-words.ts';
import { fields } from './fields.ts';
import { commanderWords, titleOf } from './incident-table.ts';
import { incidentWarnings } from './incident-warnings.ts';
import { paragraphs } from './paragraphs.ts';
import type { Screen } from './screen.ts';
import { paintSeverity, severityMark } from './severity-mark.ts';
import { stepCommand, stepsInOrder } from './step-commands.ts';
import { instantWords, sinceWords } from './time-words.ts';

/** An incident like the header of its page: title, severity, deadlines, warnings, commander; then the reasons. */
export function incidentPage(incident: Incident, screen: Screen): string {
  return [
    headline(incident, screen),
    clocks(incident, screen),
    incidentWarnings(incident, screen),
    fields(
      {
        state: `${incident.phase}, ${sinceWords(incident.declaredAt, screen.now)} since it was declared`,
        declared: `${instantWords(incident.declaredAt)}${incident.declaredBy === undefined ? ' by an alert' : ` by ${personWords(incident.declaredBy)}`}`,
        commander: commanderWords(incident),
        [`why ${incident.severity}`]: incident.classification.explanation,
        about: incident.service,
        'assumed for now': incident.classification.defaults
          .map(({ fact, answer, because }) => `${fact}=${answer}: ${because}, by the catalog`)
          .join('\n'),
        'open questions': incident.classification.ask.map(({ fact, question }) => `${question} (${fact})`).join('\n'),
        'still to do': incident.obligations
          .filter(({ dischargedAt }) => dischargedAt === undefined)
          .map(
            ({ what, clause, dueAt }) =>
              `${what}${dueAt === undefined ? '' : `, by ${instantWords(dueAt)}`} (${clause})`,
          )
          .join('\n'),
        outcome: incident.outcome,
        'other incidents': incident.others.map(({ code, how }) => `${code} (${how})`).join(', '),
        policy: incident.policyVersion,
      },
      screen,
    ),
    proposedTitle(incident, screen),
    incident.description === undefined ? '' : `\n${paragraphs(incident.description, screen.columns)}\n`,
    nextSteps(incident, screen),
  ].join('');
}

/** One line for an incident: after a command that advanced it, and in listings of several. */
export function headline(
  incident: Pick<IncidentSummary, 'code' | 'severity' | 'title' | 'drill' | 'unclassified'>,
  { paint, columns }: Screen,
): string {
  const mark = paintSeverity(severityMark(incident.severity), incident.severity, paint);
  const title = paragraphs(titleOf(incident), Math.max(20, columns - 20)).replaceAll('\n', '\n    ');
  return `${mark}  ${paint.bold(incident.code)}  ${title}\n`;
}

/** Open clocks with the time left and their clauses, most urgent first; then the settled ones. */
export function clocks(incident: Incident, screen: Screen): string {
  const lines = owedFirst(incident.clocks).map((clock) => `  ${clockLine(clock, screen)}\n`);
  return lines.length === 0 ? '' : `${lines.join('')}\n`;
}

/** One clock: the time left or its outcome, and its clause. */
export const clockLine = (clock: IncidentClock, { now, paint }: Screen): string =>
  `${isOwed(clock) ? '⏱' : ' '} ${paintDeadline(deadlineWords(clock, now), clock, now, paint)}  ${paint.dim(`§${clean(clock.clause)}`)}`;

/** The title suggested by an alert that made it worse, and the command to adopt it. */
function proposedTitle({ proposedTitle: title, code, may }: Incident, { columns, paint }: Screen): string {
  if (title === undefined) return '';
  const words = `An alert raised its severity and suggests the title: ${title}`;
  const take = may.retitle.allowed ? `${paint.dim('to use it')}  muster incident retitle ${code} "…"\n` : '';
  return `\n${paragraphs(words, columns)}\n${take}`;
}

function nextSteps({ may, code }: Incident, { paint }: Screen): string {
  const open = stepsInOrder.filter((step) => may[step]?.allowed).map((step) => stepCommand(step, code));
  return open.length === 0 ? '' : `\n${open.map((command) => `${paint.dim('next')}  ${command}\n`).join('')}`;
}
