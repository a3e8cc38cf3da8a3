import type { IncidentSummary } from '@muster/api-client';
import { clean } from './clean.ts';
import { paragraphs } from './paragraphs.ts';
import { personWords } from './person-words.ts';
import type { Screen } from './screen.ts';

type Warned = Pick<IncidentSummary, 'code' | 'phase' | 'unreached' | 'stillFiring'>;

/** What nobody must overlook: that nobody was told of it, or that it is said to be over and is not. With what to do. */
export function incidentWarnings(incident: Warned, screen: Screen): string {
  return [unreachedWords(incident, screen), firingWords(incident, screen)].join('');
}

/** The same in a few words, for a row of a list. */
export const warningMark = ({ unreached, stillFiring }: Pick<Warned, 'unreached' | 'stillFiring'>): string =>
  [unreached === undefined ? '' : 'nobody reached', stillFiring === undefined ? '' : `${stillFiring} still firing`]
    .filter((words) => words !== '')
    .join(', ');

function unreachedWords({ unreached }: Warned, screen: Screen): string {
  if (unreached === undefined) return '';
  const called = unreached.called
    .map(({ person, channel, failure }) => `${personWords(person)} (${failureWords(channel, failure)})`)
    .join(', ');
  return warning(
    `Nobody was reached. ${unreached.explanation}`,
    called === '' ? [] : [`Called in vain: ${called}.`],
    ['muster oncall show', 'muster channel list', 'muster channel add <url> --name <name>'],
    screen,
  );
}

function firingWords({ code, phase, stillFiring }: Warned, screen: Screen): string {
  if (stillFiring === undefined) return '';
  const alerts = stillFiring === 1 ? 'one of its alerts still fires' : `${stillFiring} of its alerts still fire`;
  const next = [`muster incident reopen ${code} --reason …`, `muster alert list --incident ${code}`];
  return warning(`It is ${phase}, and ${alerts}.`, ['Reopen it unless it is over.'], next, screen);
}

function warning(what: string, more: readonly string[], next: readonly string[], { paint, columns }: Screen): string {
  const lines = paragraphs(what, columns, '  ').trimStart();
  return [
    `${paint.red(`! ${lines}`)}\n`,
    ...more.map((words) => `${paragraphs(words, columns, '  ')}\n`),
    ...next.map((command) => `${paint.dim('next')}  ${clean(command)}\n`),
    '\n',
  ].join('');
}

/** `e-mail: no mailbox`; `no channel` where there was none to try. */
function failureWords(channel: string, failure: string): string {
  const words = failure.replaceAll('-', ' ');
  return channel === failure ? words : `${channel}: ${words}`;
}
