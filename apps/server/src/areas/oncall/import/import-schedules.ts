import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { peopleService, teamExists } from '../../identity/public.ts';
import { peopleIn } from '../domain/plan.ts';
import { importFields } from './file-fields.ts';
import { importPlanOf } from './plan-of.ts';
import type { Planned } from './plan-import.ts';
import type { PlannedPath } from './plan-paths.ts';
import { readExport } from './read-file.ts';
import { freeName, namedIn, noSuchTeam } from '../paths/commands/path-fields.ts';
import { insertPath, insertPathVersion } from '../paths/store/paths.ts';
import { pathCreated, scheduleCreated, standInMade } from '../ledger-actions.ts';
import { onCallPermissions } from '../permissions.ts';
import { insertSchedule, writeVersion } from '../store/schedules.ts';
import { insertOverride } from '../store/stand-ins.ts';
import { judgeNewcomers } from '../commands/save-schedule.ts';

/**
 * Imports schedules and escalation paths from another product: each completely or not at all; existing ones are never
 * changed or deleted. Importing the same file again changes nothing.
 */
export const importSchedules = verbOfAll({
  noun: 'schedule',
  name: 'import',
  route: '/v1/schedules/import',
  words: {
    label: 'Import schedules',
    does: 'import schedules and escalation paths from PagerDuty, Opsgenie or Grafana OnCall',
    done: 'Imported what can be imported. A schedule pages nobody until you set incidents to page it; a path is in use for its team from now on.',
    next: 'muster schedule import <vendor> <file> --preview',
  },
  clauses: ['2.1', '6.2'],
  permission: onCallPermissions.set,
  fields: importFields,
  answer: Type.Object({ added: Type.Integer(), unchanged: Type.Integer(), leftOut: Type.Integer() }),
  async decide(ctx, { input: { vendor, content, teamId, evenSo } }) {
    const file = readExport(vendor, content, ctx.now);
    if (!file.ok) return file;
    if (teamId !== undefined && !(await teamExists(ctx.tx, asId(teamId)))) return err(noSuchTeam);
    const here = { db: ctx.tx, people: ctx.use(peopleService), policy: ctx.policies.current, now: ctx.now };
    const request = { evenSo: evenSo === true, ...(teamId === undefined ? {} : { teamId }) };
    const { schedules } = await importPlanOf(here, file.value, request);
    for (const each of schedules.filter(isNew)) {
      const added = await addPlanned(ctx, each);
      if (!added.ok) return added;
    }
    // Planned after the schedules, as paths in the same file refer to them.
    const { paths } = await importPlanOf(here, file.value, request);
    for (const each of paths.filter(isNew)) {
      const added = await addPath(ctx, each);
      if (!added.ok) return added;
    }
    const planned = [...schedules, ...paths];
    const wanted = planned.filter(({ reasons }) => reasons.length === 0);
    if (wanted.length === 0) return err(nothingToTake);
    const added = planned.filter(isNew).length;
    return ok({ added, unchanged: wanted.length - added, leftOut: planned.length - wanted.length });
  },
});

const isNew = ({ reasons, isThere }: { readonly reasons: readonly string[]; readonly isThere: boolean }): boolean =>
  reasons.length === 0 && !isThere;

/** It applies to incidents declared from now on; running escalations are unaffected. */
async function addPath(ctx: CommandContext, { name: given, team, plan }: PlannedPath): Promise<Result<void, AppError>> {
  if (team === undefined) throw new Error('a path that names no team is left out');
  const name = await freeName(ctx, given, { team });
  if (!name.ok) return name;
  const people = namedIn(plan);
  const judged = await judgeNewcomers(ctx, people, []);
  if (!judged.ok) return judged;
  const id = asId<'escalation-path'>(ctx.ids.opaque());
  const entry = ctx.record(pathCreated, {
    resource: { kind: 'escalation-path', id },
    clause: ctx.policies.current.paging.schedules.clause,
    data: { path: id, team, steps: plan.steps.length, people: [...people], ...judged.value },
  });
  await insertPath(ctx.tx, { id, team, name: name.value, at: ctx.now, entry });
  await insertPathVersion(ctx.tx, { id: ctx.ids.row(ctx.now), path: id, version: 1, plan, entry });
  return ok(undefined);
}

async function addPlanned(
  ctx: CommandContext,
  { name: given, plan, overrides }: Planned,
): Promise<Result<void, AppError>> {
  const people = peopleIn(plan);
  const judged = await judgeNewcomers(ctx, [...people, ...overrides.map(({ person }) => person)], []);
  if (!judged.ok) return judged;
  const { unseparated } = judged.value;
  const id = asId<'schedule'>(ctx.ids.opaque());
  const entry = ctx.record(scheduleCreated, {
    resource: { kind: 'schedule', id },
    clause: ctx.policies.current.paging.schedules.clause,
    data: { schedule: id, wakes: false, people: [...people], unseparated, by: 'import' },
  });
  // The name entered for the schedule in the other product.
  const name = given.trim() as Scrubbed;
  await insertSchedule(ctx.tx, { id, name, teamId: undefined, wakes: false, at: ctx.now, entry });
  await writeVersion(ctx.tx, {
    id: ctx.ids.row(ctx.now),
    schedule: id,
    from: ctx.now,
    plan,
    ownHand: unseparated && ctx.actor.kind === 'person' ? ctx.actor.id : undefined,
    at: ctx.now,
    entry,
  });
  for (const { person, from, until } of overrides) {
    const override = ctx.ids.row(ctx.now);
    const span = { from: new Date(from), until: new Date(until) };
    const made = ctx.record(standInMade, {
      resource: { kind: 'schedule', id },
      clause: '6.2',
      data: {
        schedule: id,
        override,
        from: span.from.toISOString(),
        until: span.until.toISOString(),
        how: 'imported',
        to: person,
        unseparated,
      },
    });
    const stands = { id: override, schedule: id, instead: undefined, person, how: 'imported' as const };
    await insertOverride(ctx.tx, { ...stands, ...span, at: ctx.now, entry: made });
  }
  return ok(undefined);
}

const nothingToTake: AppError = {
  kind: 'invalid',
  code: 'oncall/nothing-to-import',
  public: 'Nothing in this file can be imported as it is. Nothing was changed.',
  remedy: 'muster schedule import <vendor> <file> --preview shows why, schedule by schedule.',
};
