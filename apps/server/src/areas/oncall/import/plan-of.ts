import type { PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { activePeople, teamNames, type People } from '../../identity/public.ts';
import { pathsInUse } from '../paths/store/paths.ts';
import { schedulesFor } from '../store/schedules.ts';
import type { ForeignFile } from './foreign.ts';
import { planImport, type Planned } from './plan-import.ts';
import { folded, planPaths, type PlannedPath } from './plan-paths.ts';

type Here = {
  readonly db: Kysely<unknown>;
  readonly people: People;
  readonly policy: PolicySnapshot;
  readonly now: Date;
};

export type ImportPlan = { readonly schedules: readonly Planned[]; readonly paths: readonly PlannedPath[] };

/** What a file would change, given the current schedules, paths, teams and members. */
export async function importPlanOf(
  { db, people, policy, now }: Here,
  file: ForeignFile,
  given: { readonly evenSo?: boolean; readonly teamId?: string },
): Promise<ImportPlan> {
  const found = new Map<string, PrincipalId>();
  for (const [key, { email }] of file.people) {
    const id = email === undefined ? undefined : await people.findByEmail(db, email);
    if (id !== undefined) found.set(key, id);
  }
  const active = new Set(await activePeople(db, [...new Set(found.values())]));
  const members = new Map([...found].filter(([, id]) => active.has(id)));
  const at = now.getTime();
  const existing = await schedulesFor(db, { from: at, until: at + 1 });
  const schedules = planImport(file, { members, existing, now: at, isAcceptedToDiffer: given.evenSo === true });
  const arriving = schedules.filter(({ reasons, isThere }) => reasons.length === 0 && !isThere);
  const paths = planPaths(file, {
    members,
    schedules: new Map([
      // In a preview they have no id yet; in an import they get one before the paths are planned.
      ...arriving.map(({ name }) => [folded(name), name] as const),
      ...existing.map(({ id, name }) => [folded(name), id] as const),
    ]),
    teams: new Map([...(await teamNames(db))].map(([id, name]) => [folded(name), id])),
    ownTeam: given.teamId === undefined ? undefined : asId<'team'>(given.teamId),
    existing: await pathsInUse(db),
    usual: { waitMinutes: policy.paging.repeat.every.minutes, severities: policy.paging.wakes.severities },
  });
  return { schedules, paths };
}
