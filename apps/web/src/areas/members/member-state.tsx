import type { Member } from '@muster/api-client';
import '../../kit/chip.css';

/** Whether a member is still to come, belongs here, may not come in, or is no more. */
export function MemberState({ state }: Pick<Member, 'state'>) {
  return <span className="chip">{state}</span>;
}
