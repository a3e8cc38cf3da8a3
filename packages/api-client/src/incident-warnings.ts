import { failureWords } from './page-words.ts';
import { personWords } from './person-words.ts';
import type { IncidentSummary, Phase, Unreached } from './shapes.ts';

/** What nobody must overlook, in the same words wherever it is read; what to do about it is each face's own. */
export type Warning = { readonly headline: string; readonly more: readonly string[] };

/** That nobody was told of the incident one looks at, or of these: why, and who was called. */
export function unreachedWarning(unreached: Unreached, codes: readonly string[] = []): Warning {
  const called = calledInVain(unreached);
  const of = codes.length === 0 ? '' : ` for ${listed(codes)}`;
  return {
    headline: `Nobody was reached${of}.`,
    more: [unreached.explanation, ...(called === '' ? [] : [`Could not be reached: ${called}.`])],
  };
}

/** That it is said to be over, and is not. */
export const firingWarning = (phase: Phase, count: number): Warning => ({
  headline: `It is ${phase}, and ${count === 1 ? 'one of its alerts still fires' : `${count} of its alerts still fire`}.`,
  more: ['Reopen it unless it is over.'],
});

/** The same in a few words, for a row of a list; `why` where there is more to know. */
export const warningMarks = ({
  unreached,
  stillFiring,
}: Pick<IncidentSummary, 'unreached' | 'stillFiring'>): readonly {
  readonly words: string;
  readonly why?: string;
}[] => [
  ...(unreached === undefined ? [] : [{ words: 'nobody reached', why: unreached.explanation }]),
  ...(stillFiring === undefined ? [] : [{ words: `${stillFiring} still firing` }]),
];

/** Who was called and, where it was not the same for all, why no page got there: `Ada (e-mail: no mailbox), Bo`. */
const calledInVain = ({ why, called }: Unreached): string =>
  listed(
    called.map(({ person, channel, failure }) =>
      why === 'no-channel' ? personWords(person) : `${personWords(person)} (${failureWords(channel, failure)})`,
    ),
  );

const namedAtMost = 4;

/** The first few of a list, and how many more there are. */
function listed(names: readonly string[]): string {
  const others = names.length - namedAtMost;
  const more = others <= 0 ? [] : [others === 1 ? 'one other' : `${others} others`];
  return [...names.slice(0, namedAtMost), ...more].join(', ');
}
