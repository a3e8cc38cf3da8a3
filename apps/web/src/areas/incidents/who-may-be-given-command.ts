import type { Incident, Member } from '@muster/api-client';

type Choice = Pick<Member, 'id' | 'name' | 'initials'>;
type Given = {
  readonly incident: Pick<Incident, 'commander'>;
  readonly readerId: string | undefined;
  readonly onCall: readonly Choice[];
  readonly members: readonly Member[];
};

/**
 * Candidates for command: people on call first, then all other active members, since with nobody on call somebody must
 * still take it. The server decides who may have it. Excludes the named commander, and the reader, who takes command
 * instead.
 */
export function whoMayBeGivenCommand({ incident: { commander }, readerId, onCall, members }: Given) {
  const isOffered = ({ id }: Choice): boolean =>
    id !== readerId && !(commander?.named === true && commander.person.id === id);
  const called = onCall.filter(isOffered);
  const others = members.filter(
    (member) => member.state === 'active' && isOffered(member) && !onCall.some(({ id }) => id === member.id),
  );
  return { onCall: called, others };
}
