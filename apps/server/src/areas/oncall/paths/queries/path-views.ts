import { isCovered } from '@muster/rota';
import { roleTitle } from '@muster/policy';
import type { Actor } from '../../../../kernel/actor.ts';
import type { AppError } from '../../../../kernel/app-error.ts';
import { asId, type PrincipalId, type TeamId } from '../../../../kernel/ids.ts';
import { ORGANISATION } from '../../../../kernel/protected.ts';
import { err, ok, type Result } from '../../../../kernel/result.ts';
import { mayOn, permissionsOf } from '../../../../platform/verbs/may.ts';
import { judge, teamNames } from '../../../identity/public.ts';
import type { ScheduleReader } from '../../queries/schedule-views.ts';
import { namesOfSchedules } from '../../store/schedules.ts';
import { verbsOnPath } from '../commands/edit-path.ts';
import { givenPath } from '../commands/path-fields.ts';
import { BEFORE_THE_FIRST, positionAfter, type PathPlan, type Target } from '../domain/path.ts';
import type { PathPlanGiven } from '../path-input.ts';
import { noSuchPath } from '../path-thing.ts';
import { pathsInUse, type PathId, type StoredPath } from '../store/paths.ts';
import { runningAlong } from '../store/runs.ts';
import { whoIsMeant } from '../targets.ts';
import { deadEndWords, deadEndsOf } from './path-dead-ends.ts';

/** Paths as shown in lists. */
export async function pathLines(reader: ScheduleReader) {
  const paths = await pathsInUse(reader.db);
  const [running, teams] = [await runningAlong(reader.db), await teamNames(reader.db)];
  const deadEnds = await deadEndsOf(reader, paths);
  const firsts: (readonly PrincipalId[])[] = [];
  for (const { plan } of paths) firsts.push(await firstCalled(reader, plan));
  const person = await reader.people.viewsOf(reader.db, [...new Set(firsts.flat())]);
  return paths.map((path, at) => {
    const deadEnd = deadEnds.get(path.id);
    return {
      id: path.id,
      name: path.name,
      team: teamOf(path, teams),
      first: (firsts[at] ?? []).map(person),
      steps: path.plan.steps.length,
      rounds: path.plan.rounds,
      running: running.get(path.id) ?? 0,
      ...(deadEnd === undefined ? {} : { deadEnd: deadEndWords(deadEnd) }),
    };
  });
}

/** Whom it would page first if it started now. */
async function firstCalled({ db, now }: ScheduleReader, plan: PathPlan): Promise<readonly PrincipalId[]> {
  const { step } = positionAfter(plan, BEFORE_THE_FIRST, now.getTime());
  const first = step === undefined ? undefined : plan.steps[step];
  return first === undefined ? [] : [...new Set((await whoIsMeant(db, first, now)).flatMap(({ people }) => people))];
}

export async function getPath(reader: ScheduleReader, actor: Actor, id: PathId) {
  const [path] = await pathsInUse(reader.db, { id });
  if (path === undefined) return err(noSuchPath);
  const decisions = (await judge(reader, actor, permissionsOf(verbsOnPath), ORGANISATION)) ?? new Map();
  return ok({
    id: path.id,
    name: path.name,
    team: teamOf(path, await teamNames(reader.db)),
    version: path.version,
    running: (await runningAlong(reader.db)).get(path.id) ?? 0,
    ...(await inWords(reader, path.plan)),
    may: mayOn(verbsOnPath, path, decisions, { actor, policy: reader.policies.current, now: reader.now }),
  });
}

/** What a path would do, with the same errors as when saving it. */
export async function previewPath(
  reader: ScheduleReader,
  { plan: given }: { readonly plan: PathPlanGiven },
): Promise<Result<Awaited<ReturnType<typeof inWords>>, AppError>> {
  const plan = await givenPath({ tx: reader.db, policies: reader.policies }, { plan: given });
  return plan.ok ? ok(await inWords(reader, plan.value)) : plan;
}

async function inWords(reader: ScheduleReader, plan: PathPlan) {
  const { db, now, policies } = reader;
  const steps = [];
  for (const step of plan.steps) steps.push({ step, found: await whoIsMeant(db, step, now) });
  const all = steps.flatMap(({ found }) => found);
  const person = await reader.people.viewsOf(db, [...new Set(all.flatMap(({ people }) => people))]);
  const nameOf = await targetNames(
    reader,
    all.map(({ target }) => target),
  );
  const deadEnd = (await deadEndsOf(reader, [{ id: 'asked', plan }])).get('asked');
  const every = policies.current.paging.repeat.every.minutes;
  return {
    zone: plan.zone,
    steps: steps.map(({ step, found }) => ({
      targets: found.map(({ target, people }) => ({
        ...target,
        name: nameOf(target),
        people: people.map(person),
      })),
      by: step.by,
      waitMinutes: step.waitMinutes,
      answers: step.answers,
      windows: step.windows.map((window) => ({ ...window })),
      isTakenNow: isCovered(step.windows, plan.zone, now.getTime()),
    })),
    rounds: plan.rounds,
    severities: [...plan.severities],
    ...(plan.lapsesAfterMinutes === undefined ? {} : { lapsesAfterMinutes: plan.lapsesAfterMinutes }),
    ...(plan.repeatsAfterMinutes === undefined ? {} : { repeatsAfterMinutes: plan.repeatsAfterMinutes }),
    afterwards: `Then everybody on it and everybody on call is notified every ${every} minutes, until somebody answers.`,
    ...(deadEnd === undefined
      ? {}
      : {
          deadEnd: {
            says: deadEndWords(deadEnd),
            from: new Date(deadEnd.from).toISOString(),
            until: new Date(deadEnd.until).toISOString(),
            ...(deadEnd.step === undefined ? {} : { step: deadEnd.step + 1 }),
          },
        }),
  };
}

async function targetNames(reader: ScheduleReader, targets: readonly Target[]) {
  const ids = (kind: Target['kind']) => targets.flatMap((target) => (target.kind === kind ? [target.id] : []));
  const [schedules, teams] = [await namesOfSchedules(reader.db, ids('schedule')), await teamNames(reader.db)];
  const person = await reader.people.viewsOf(
    reader.db,
    ids('person').map((id) => asId<'principal'>(id)),
  );
  return ({ kind, id }: Target): string => {
    switch (kind) {
      case 'schedule':
        return schedules.get(id) ?? 'a schedule that no longer exists';
      case 'team':
        return teams.get(asId<'team'>(id)) ?? 'a team that no longer exists';
      case 'role':
        return roleTitle(reader.policies.current, id);
      case 'person':
        return person(asId<'principal'>(id)).name ?? 'somebody';
    }
  };
}

const teamOf = ({ team }: StoredPath, teams: ReadonlyMap<TeamId, string>) => ({
  id: team,
  name: teams.get(team) ?? '',
});
