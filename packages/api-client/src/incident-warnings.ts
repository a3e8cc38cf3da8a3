import { failureWords } from './page-words.ts';
import { personWords } from './person-words.ts';
import type { IncidentSummary, Phase, Unreached } from './shapes.ts';

/** Critical conditions, worded the same everywhere; what to do about them is up to each client. */
export type Warning = { readonly headline: string; readonly more: readonly string[] };

/** Nobody was reached about the current incident, or about these: why, and who was paged. */
export function unreachedWarning(unreached: Unreached, codes: readonly string[] = []): Warning {
  const called = calledInVain(unreached);
  const of = codes.length === 0 ? '' : ` for ${listed(codes)}`;
  return {
    headline: `Nobody was reached${of}.`,
    more: [unreached.explanation, ...(called === '' ? [] : [`Could not be reached: ${called}.`])],
  };
}

/** The incident is marked as over, but alerts are still firing. */
export const firingWarning = (phase: Phase, count: number): Warning => ({
  headline: `It is ${phase}, and ${count === 1 ? 'one of its alerts still fires' : `${count} of its alerts still fire`}.`,
  more: ['Reopen it if it is not over.'],
});

/** The same in a few words, for a list row; `why` if there is more to say. */
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

/** Who was paged and, if it differed, why no page arrived: `Ada (e-mail: no mailbox), Bo`. */
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
  const more = others <= 0 ? [] : [others === 1 ? '1 other' : `${others} others`];
  return [...names.slice(0, namedAtMost), ...more].join(', ');
}
