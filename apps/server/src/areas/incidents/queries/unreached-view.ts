import type { Unreached } from '../../oncall/public.ts';
import type { PersonOf } from './look-up-people.ts';

/** That an incident's pages reached nobody, in words and with the people called. Each screen links the remedy. */
export const unreachedView = ({ why, called }: Unreached, person: PersonOf) => ({
  why,
  explanation: WORDS[why],
  called: called.map(({ to, channel, failure }) => ({ person: person(to), channel, failure })),
});

const WORDS: Readonly<Record<Unreached['why'], string>> = {
  'nobody-to-call': 'Nobody is on call, and nobody holds a role that would be paged instead.',
  'no-channel': 'No channel or mail server is set up, so no page can be sent.',
  'not-delivered': 'No channel accepted a page for anybody who was paged.',
};
