import type { PrincipalId } from '../../../kernel/ids.ts';

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
  /** As the policy names them: the worse, the earlier in order. */
  readonly severity: string;
  /** Its pages reached nobody, and nobody has acknowledged it without one. */
  readonly isUnreached: boolean;
  /** It was escalated to the reader: whoever it could be, it waits for them, too (R38). */
  readonly isEscalatedToReader: boolean;
};

export type OwedClock = { readonly name: ClockName; readonly dueAt: string; readonly clause: string };

type ClockName = 'acknowledge' | 'commander' | 'classify' | 'mitigate' | 'update' | 'resolve';

export type Need<Work extends Owing> = {
  readonly kind: ClockName;
  readonly work: Work;
  readonly clock: Work['owed'][number];
};

/**
 * What is this reader's to do now: the clocks that run for them. What is overdue comes first, the worst of it at the top,
 * then what is due next. Being allowed to do a thing is not being the one it waits for. Pure.
 */
export function needsOf<Work extends Owing>(works: readonly Work[], reader: Reader, now: Date): readonly Need<Work>[] {
  const isOverdue = ({ clock }: Need<Work>): boolean => Date.parse(clock.dueAt) <= now.getTime();
  const rank = (need: Need<Work>): string =>
    isOverdue(need) ? `0 ${need.work.severity} ${need.clock.dueAt}` : `1 ${need.clock.dueAt}`;
  const found = works.flatMap((work): Need<Work>[] =>
    work.owed.filter(({ name }) => isWaitedFor(name, work, reader)).map((clock) => ({ kind: clock.name, work, clock })),
  );
  return found.toSorted((one, other) => (rank(one) < rank(other) ? -1 : Number(rank(one) > rank(other))));
}

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
