import type { Phase, Unreached } from '@muster/api-client';

const namedAtMost = 4;

/** Who was called and, where it was not the same for all, why no page got there: `Ada (e-mail: no mailbox), Bo`. */
export function calledInVain({ why, called }: Unreached): string {
  return listed(
    called.map(({ person, channel, failure }) => {
      const name = person.name ?? person.initials;
      return why === 'no-channel' ? name : `${name} (${failureWords(channel, failure)})`;
    }),
  );
}

/** That nobody was told: of the incident one looks at, or of these. */
export const unreachedSentence = (codes: readonly string[]): string =>
  codes.length === 0 ? 'Nobody was reached.' : `Nobody was reached for ${listed(codes)}.`;

/** The first few of a list, and how many more there are. */
function listed(names: readonly string[]): string {
  const others = names.length - namedAtMost;
  const more = others <= 0 ? [] : [others === 1 ? 'one other' : `${others} others`];
  return [...names.slice(0, namedAtMost), ...more].join(', ');
}

export const firingSentence = (phase: Phase, count: number): string =>
  `It is ${phase}, and ${count === 1 ? 'one of its alerts still fires' : `${count} of its alerts still fire`}.`;

function failureWords(channel: string, failure: string): string {
  const words = failure.replaceAll('-', ' ');
  return channel === failure ? words : `${channel}: ${words}`;
}
