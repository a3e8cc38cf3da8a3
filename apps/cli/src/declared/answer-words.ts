import type { DeclaredVerb, Incident, OnCall } from '@muster/api-client';
import { whoIsCalled } from '../commands/on-call/on-call.ts';
import { fields } from '../output/fields.ts';
import { clocks, headline } from '../output/incident-page.ts';
import { incidentWarnings } from '../output/incident-warnings.ts';
import { paragraphs } from '../output/paragraphs.ts';
import type { Screen } from '../output/screen.ts';
import { table } from '../output/table.ts';
import { instantWords } from '../output/time-words.ts';

/** The output of a declared verb: its own sentence and response fields, or the thing in its noun's own format. */
export function answerWords(verb: DeclaredVerb, answer: unknown, screen: Screen): string {
  const shown = byNoun[verb.noun]?.(answer, screen);
  if (shown !== undefined) return `${paragraphs(verb.done, screen.columns)}\n${shown}`;
  const parts = Object.entries((answer ?? {}) as Record<string, unknown>).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  const plain = parts.filter(([name]) => verb.secrets?.includes(name) !== true);
  // Whole at any width, so that they can be copied.
  const secrets = parts.filter(([name]) => verb.secrets?.includes(name) === true).map(([, value]) => `${value}\n`);
  const once = secrets.length === 0 ? '' : `${secrets.join('')}${screen.paint.dim('This is shown only once.\n')}`;
  const named = fields(Object.fromEntries(plain.map(([name, value]) => [name, valueWords(value)])), screen);
  return `${verb.done}\n${named}${listsIn(answer, screen)}${once}`;
}

function listsIn(answer: unknown, screen: Screen): string {
  return Object.entries((answer ?? {}) as Record<string, unknown>)
    .filter(
      (entry): entry is [string, readonly Row[]] =>
        Array.isArray(entry[1]) && entry[1].length > 0 && entry[1].every(isRow),
    )
    .map(([name, rows]) => {
      const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      const columns = heads.map((head) => ({
        head: head.toUpperCase(),
        shrinksTo: 12,
        cell: (row: Row) => (head in row ? valueWords(row[head] ?? '') : ''),
      }));
      return `\n${screen.paint.dim(name)}\n${table(rows, columns, screen)}`;
    })
    .join('');
}

type Row = Readonly<Record<string, string | number>>;

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((each) => typeof each === 'string' || typeof each === 'number');

const valueWords = (value: string | number): string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? instantWords(value) : String(value);

const isIncident = (answer: unknown): answer is Incident =>
  typeof answer === 'object' && answer !== null && 'clocks' in answer;

/** Nouns with a richer format than names and values. */
const byNoun: Readonly<Record<string, (answer: unknown, screen: Screen) => string | undefined>> = {
  oncall: (answer, screen) => whoIsCalled(answer as OnCall, screen),
  incident: (answer, screen) => {
    // A verb that only makes a request returns the request, not the incident.
    if (!isIncident(answer)) return undefined;
    const incident = answer;
    return `${headline(incident, screen)}  ${incident.phase}\n${clocks(incident, screen)}${incidentWarnings(incident, screen)}`;
  },
};
