import type { DeclaredVerb, Incident, OnCall } from '@muster/api-client';
import { whoIsCalled } from '../commands/on-call/on-call.ts';
import { fields } from '../output/fields.ts';
import { clocks, headline } from '../output/incident-page.ts';
import { incidentWarnings } from '../output/incident-warnings.ts';
import type { Screen } from '../output/screen.ts';

/** What is said when a declared verb is done: its own words and what it answered, or the thing as its noun shows it. */
export function answerWords(verb: DeclaredVerb, answer: unknown, screen: Screen): string {
  const shown = byNoun[verb.noun]?.(answer, screen);
  if (shown !== undefined) return shown;
  const plain = Object.entries((answer ?? {}) as Record<string, unknown>).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  const once = verb.secretOnce === true ? 'What is secret here is shown this once.\n' : '';
  return `${verb.done}\n${fields(Object.fromEntries(plain.map(([name, value]) => [name, String(value)])), screen)}${once}`;
}

/** Nouns that have more to show than names and values. */
const byNoun: Readonly<Record<string, (answer: unknown, screen: Screen) => string | undefined>> = {
  oncall: (answer, screen) => whoIsCalled(answer as OnCall, screen),
  incident: (answer, screen) => {
    const incident = answer as Incident;
    return `${headline(incident, screen)}  ${incident.phase}\n${clocks(incident, screen)}${incidentWarnings(incident, screen)}`;
  },
};
