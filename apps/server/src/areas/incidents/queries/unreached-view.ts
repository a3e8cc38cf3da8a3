import type { Unreached } from '../../oncall/public.ts';
import type { PersonOf } from './look-up-people.ts';

/** That nobody was told of an incident, in words and with whom it concerns. What to do is for each screen to link. */
export const unreachedView = ({ why, called }: Unreached, person: PersonOf) => ({
  why,
  explanation: WORDS[why],
  called: called.map(({ to, channel, failure }) => ({ person: person(to), channel, failure })),
});

const WORDS: Readonly<Record<Unreached['why'], string>> = {
  'nobody-to-call': 'Nobody is on call, and nobody holds a role that is called instead.',
  'no-channel': 'No channel and no mail server is set up, so no page can leave.',
  'not-delivered': 'No channel accepted a page for anybody who was paged.',
};
