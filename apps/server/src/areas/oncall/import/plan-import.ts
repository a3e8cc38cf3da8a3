import type { Difference, Plan } from '@muster/rota';
import { versionAt } from '@muster/rota';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { knownTimeZone } from '../../identity/domain/time-zone.ts';
import type { StoredSchedule } from '../store/schedules.ts';
import { agreement } from './agreement.ts';
import type { ForeignFile, ForeignSchedule } from './foreign.ts';

/** The result of importing one schedule: it is imported completely or not at all. */
export type Planned = {
  readonly name: string;
  /** Why it is skipped. Empty if it is imported, or already exists unchanged. */
  readonly reasons: readonly string[];
  /** Where it would differ from the vendor's rendering, its people named as in the file. */
  readonly differences: readonly Difference[];
  readonly isThere: boolean;
  readonly plan: Plan;
  readonly overrides: readonly { readonly from: number; readonly until: number; readonly person: PrincipalId }[];
};

type Here = {
  /** Active members by their key in the file. */
  readonly members: ReadonlyMap<string, PrincipalId>;
  readonly existing: readonly StoredSchedule[];
  readonly now: number;
  readonly isAcceptedToDiffer: boolean;
};

/** What a file would change here. Schedules with people who have no match by e-mail are reported and skipped. */
export function planImport({ schedules, people }: ForeignFile, here: Here): readonly Planned[] {
  return schedules.map((schedule, at) => {
    const named = new Set([
      ...schedule.rotations.flatMap(({ turns }) => turns.flat()),
      ...schedule.overrides.map(({ person }) => person),
    ]);
    const unknown = [...named].filter((key) => !here.members.has(key));
    const member = (key: string): PrincipalId => here.members.get(key) ?? asId<'principal'>(key);
    const plan: Plan = {
      zone: schedule.zone,
      rotations: schedule.rotations.map((rotation) => ({
        ...rotation,
        turns: rotation.turns.map((turn) => [...new Set(turn.map(member))]),
      })),
    };
    const before = here.existing.find(({ name }) => name.toLowerCase() === schedule.name.toLowerCase());
    const isThere = before !== undefined && isSame(versionAt(before.schedule, here.now)?.plan, plan);
    const differences = schedule.cannot.length > 0 ? [] : agreement(schedule);
    const reasons = [
      ...schedule.cannot,
      ...(knownTimeZone(schedule.zone).ok ? [] : [`${schedule.zone} is not a time zone.`]),
      ...(schedule.rotations.length === 0 && schedule.cannot.length === 0 ? ['It has no rotation.'] : []),
      ...(schedule.name.length > MOST_NAME ? ['Its name is too long.'] : []),
      ...(isTwice(schedules, schedule, at) ? ['The file has another schedule with this name.'] : []),
      ...unknown.map((key) => noMember(people.get(key)?.name ?? key, people.get(key)?.email)),
      ...(before !== undefined && !isThere ? ['A different schedule with this name already exists here.'] : []),
      ...(differences.length > 0 && !isThere && !here.isAcceptedToDiffer
        ? [
            'It would not page the same people as the other product. Check the differences, and import it anyway if they are intended.',
          ]
        : []),
    ];
    return {
      name: schedule.name,
      reasons,
      differences,
      isThere,
      plan,
      overrides: schedule.overrides.map(({ person, from, until }) => ({
        person: member(person),
        from: Math.max(from, here.now),
        until,
      })),
    };
  });
}

const MOST_NAME = 80;

const isTwice = (all: readonly ForeignSchedule[], one: ForeignSchedule, at: number): boolean =>
  all.findIndex(({ name }) => name.toLowerCase() === one.name.toLowerCase()) < at;

const noMember = (name: string, email: string | undefined): string =>
  email === undefined
    ? `${name} has no e-mail in the file, so they cannot be matched to a member here.`
    : `${name} (${email}) is not an active member here.`;

const isSame = (one: Plan | undefined, other: Plan): boolean => JSON.stringify(one) === JSON.stringify(other);
