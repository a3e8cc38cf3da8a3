import type { Incident, Member } from '@muster/api-client';

type Choice = Pick<Member, 'id' | 'name' | 'initials'>;
type Given = {
  readonly incident: Pick<Incident, 'commander'>;
  readonly readerId: string | undefined;
  readonly onCall: readonly Choice[];
  readonly members: readonly Member[];
};

/**
 * To whom command may be offered: whoever is on call first, then every other active member, for with nobody on call it must
 * still go to somebody. The server judges who may have it. Neither whoever commands by name already, nor the reader, who
 * takes command instead.
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
