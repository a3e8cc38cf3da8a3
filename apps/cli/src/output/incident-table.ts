import { personWords, warningMarks } from '@muster/api-client';
import type { IncidentSummary } from '@muster/api-client';
import { deadlineInBrief, paintDeadline } from './deadline-words.ts';
import type { Screen } from './screen.ts';
import { paintSeverity, severityMark } from './severity-mark.ts';
import { table } from './table.ts';
import { agoWords } from './time-words.ts';

/** Incidents as a table: severity, code, title, phase, commander, age and next deadline. */
export function incidentTable(incidents: readonly IncidentSummary[], screen: Screen): string {
  const { now, paint } = screen;
  return table(
    incidents,
    [
      {
        head: '',
        cell: ({ severity }) => severityMark(severity),
        paint: (text, { severity }) => paintSeverity(text, severity, paint),
      },
      { head: 'CODE', cell: ({ code }) => code, paint: (text) => paint.bold(text) },
      { head: 'WHAT', cell: titleOf, shrinksTo: 16 },
      { head: 'STATE', cell: ({ phase }) => phase, dropped: 2 },
      { head: 'COMMANDER', cell: commanderWords, shrinksTo: 10, dropped: 3 },
      { head: 'DECLARED', cell: ({ declaredAt }) => agoWords(declaredAt, now), dropped: 4 },
      {
        head: 'NEXT',
        cell: ({ nextClock }) => (nextClock === undefined ? '' : deadlineInBrief(nextClock, now)),
        dropped: 1,
        paint: (text, { nextClock }) => (nextClock === undefined ? text : paintDeadline(text, nextClock, now, paint)),
      },
      { head: 'MIND', cell: mindWords, shrinksTo: 14, paint: (text) => paint.red(text) },
    ],
    screen,
  );
}

const mindWords = (incident: IncidentSummary): string =>
  warningMarks(incident)
    .map(({ words }) => words)
    .join(', ');

export const titleOf = ({
  title,
  drill,
  unclassified,
}: Pick<IncidentSummary, 'title' | 'drill' | 'unclassified'>): string =>
  `${drill ? '[drill] ' : ''}${title}${unclassified ? ' (unclassified)' : ''}`;

export const commanderWords = ({ commander }: Pick<IncidentSummary, 'commander'>): string =>
  commander === undefined ? '◌ nobody' : `${personWords(commander.person)}${commander.named ? '' : ' (provisional)'}`;
