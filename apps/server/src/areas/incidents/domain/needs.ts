import type { PrincipalId } from '../../../kernel/ids.ts';
import type { ClockName } from './clock.ts';

/** Who looks, as far as it decides what needs them. */
export type Reader = {
  readonly id: PrincipalId;
  readonly isOnCall: boolean;
  /** Holds a role that may answer for the on-call list where nobody stands on it. */
  readonly mayRespond: boolean;
  readonly isAnybodyOnCall: boolean;
};

/** What an open incident still owes. */
export type Owing = {
  readonly commander: PrincipalId | undefined;
  readonly owed: readonly OwedClock[];
  /** Its pages reached nobody, and nobody has acknowledged it without one. */
  readonly isUnreached: boolean;
  /** It was escalated to the reader: whoever it could be, it waits for them, too (R38). */
  readonly isEscalatedToReader: boolean;
};

export type OwedClock = { readonly name: ClockName; readonly dueAt: string; readonly clause: string };

export type Need<Work extends Owing> = {
  readonly kind: ClockName;
  readonly work: Work;
  readonly clock: Work['owed'][number];
};

/**
 * What is this reader's to do now: the clocks that run for them. Being allowed to do a thing is not being the one it
 * waits for. Pure.
 */
export const needsOf = <Work extends Owing>(works: readonly Work[], reader: Reader): readonly Need<Work>[] =>
  works.flatMap((work): Need<Work>[] =>
    work.owed.filter(({ name }) => isWaitedFor(name, work, reader)).map((clock) => ({ kind: clock.name, work, clock })),
  );

/**
 * First response is the on-call list's; once somebody commands, what is left is theirs. Where nobody was told, those on
 * call do not know, so it waits for everybody who may respond and looks.
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
