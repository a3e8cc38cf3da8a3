import type { Member } from '@muster/api-client';

type Given = {
  readonly members: readonly Member[];
  readonly onCall: readonly string[];
  readonly reader: string | undefined;
  readonly mayPutSelf: boolean;
};

/** Whom the reader may put on call: any active member not on call, and themselves only if nobody else could (R42). */
export const whoMayBeAdded = ({ members, onCall, reader, mayPutSelf }: Given): readonly Member[] =>
  members.filter(({ id, state }) => state === 'active' && !onCall.includes(id) && (mayPutSelf || id !== reader));
