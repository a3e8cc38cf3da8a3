import { firingWarning, unreachedWarning } from '@muster/api-client';
import type { IncidentSummary, Unreached, Warning } from '@muster/api-client';
import { clean } from './clean.ts';
import { paragraphs } from './paragraphs.ts';
import type { Screen } from './screen.ts';

type Warned = Pick<IncidentSummary, 'code' | 'phase' | 'unreached' | 'stillFiring'>;

/** Warnings that must not be missed: nobody was told of it, or it is resolved but still firing. With what to do. */
export function incidentWarnings({ code, phase, unreached, stillFiring }: Warned, screen: Screen): string {
  return [
    unreached === undefined ? '' : unreachedWords(unreached, [], screen),
    stillFiring === undefined ? '' : warning(firingWarning(phase, stillFiring), lookAgain(code), screen),
  ].join('');
}

/** No page could be delivered to anybody, and how to fix that. `codes` name the incidents if there are several. */
export const unreachedWords = (unreached: Unreached, codes: readonly string[], screen: Screen): string =>
  warning(unreachedWarning(unreached, codes), reachSomebody, screen);

const reachSomebody = ['muster oncall show', 'muster channel list', 'muster channel add <url> --name <name>'];
const lookAgain = (code: string): readonly string[] => [
  `muster incident reopen ${code} --reason …`,
  `muster alert list --incident ${code}`,
];

function warning({ headline, more }: Warning, next: readonly string[], { paint, columns }: Screen): string {
  const lines = paragraphs(headline, columns, '  ').trimStart();
  return [
    `${paint.red(`! ${lines}`)}\n`,
    ...more.map((words) => `${paragraphs(words, columns, '  ')}\n`),
    ...next.map((command) => `${paint.dim('next')}  ${clean(command)}\n`),
    '\n',
  ].join('');
}
