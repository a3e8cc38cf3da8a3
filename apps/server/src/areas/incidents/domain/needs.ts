import type { PrincipalId } from '../../../kernel/ids.ts';
import type { ClockName } from './clock.ts';

/** The reader, as far as it determines what needs their attention. */
export type Reader = {
  readonly id: PrincipalId;
  readonly isOnCall: boolean;
  /** Holds a role that may act for the on-call list if nobody is on it. */
  readonly mayRespond: boolean;
  readonly isAnybodyOnCall: boolean;
};

/** What an open incident still owes. */
export type Owing = {
  readonly commander: PrincipalId | undefined;
  readonly owed: readonly OwedClock[];
  /** Its pages reached nobody, and nobody has acknowledged. */
  readonly isUnreached: boolean;
  /** It was escalated to the reader, so it waits for them too, whoever else could act (R38). */
  readonly isEscalatedToReader: boolean;
};

export type OwedClock = { readonly name: ClockName; readonly dueAt: string; readonly clause: string };

export type Need<Work extends Owing> = {
  readonly kind: ClockName;
  readonly work: Work;
  readonly clock: Work['owed'][number];
};

/** The clocks waiting for this reader. Being allowed to act does not mean being the one it waits for. */
export const needsOf = <Work extends Owing>(works: readonly Work[], reader: Reader): readonly Need<Work>[] =>
  works.flatMap((work): Need<Work>[] =>
    work.owed.filter(({ name }) => isWaitedFor(name, work, reader)).map((clock) => ({ kind: clock.name, work, clock })),
  );

/**
 * First response is the on-call list's job; once someone commands, the rest is the commander's. If the pages reached
 * nobody, the people on call do not know, so it waits for anyone who may respond.
 */
function isWaitedFor(
  clock: ClockName,
  { commander, isUnreached, isEscalatedToReader }: Owing,
  reader: Reader,
): boolean {
  const isOnDuty = reader.isOnCall || ((!reader.isAnybodyOnCall || isUnreached) && reader.mayRespond);
  const isCommander = commander === reader.id;
  switch (clock) {
    case 'acknowledge':
      return isOnDuty || isEscalatedToReader;
    case 'commander':
      return isOnDuty || isCommander || isEscalatedToReader;
    case 'classify':
      return isOnDuty || isCommander;
    case 'mitigate':
    case 'update':
    case 'resolve':
      return commander === undefined ? isOnDuty : isCommander;
  }
}
