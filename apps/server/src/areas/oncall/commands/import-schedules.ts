import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { peopleService } from '../../identity/public.ts';
import { peopleIn } from '../domain/plan.ts';
import { importFields } from '../import/file-fields.ts';
import { importPlanOf } from '../import/plan-of.ts';
import type { Planned } from '../import/plan-import.ts';
import { readExport } from '../import/read-file.ts';
import { scheduleCreated, standInMade } from '../ledger-actions.ts';
import { onCallPermissions } from '../permissions.ts';
import { insertSchedule, writeVersion } from '../store/schedules.ts';
import { insertOverride } from '../store/stand-ins.ts';
import { judgeNewcomers } from './save-schedule.ts';

/** Takes over schedules from another product: each whole or not at all. The same file again changes nothing. */
export const importSchedules = verbOfAll({
  noun: 'schedule',
  name: 'import',
  route: '/v1/schedules/import',
  words: {
    label: 'Import schedules',
    does: 'take over schedules from PagerDuty, Opsgenie or Grafana OnCall',
    done: 'What can be said here is taken over. It pages nobody until you have incidents page by it.',
    next: 'muster schedule import <vendor> <file> --preview',
  },
  clauses: ['2.1', '6.2'],
  permission: onCallPermissions.set,
  fields: importFields,
  answer: Type.Object({ added: Type.Integer(), unchanged: Type.Integer(), leftOut: Type.Integer() }),
  async decide(ctx, { input: { vendor, content, evenSo } }) {
    const file = readExport(vendor, content, ctx.now);
    if (!file.ok) return file;
    const here = { db: ctx.tx, people: ctx.use(peopleService), now: ctx.now };
    const planned = await importPlanOf(here, file.value, evenSo === true);
    const wanted = planned.filter(({ reasons }) => reasons.length === 0);
    if (wanted.length === 0) return err(nothingToTake);
    const fresh = wanted.filter(({ isThere }) => !isThere);
    for (const each of fresh) {
      const added = await addPlanned(ctx, each);
      if (!added.ok) return added;
    }
    return ok({
      added: fresh.length,
      unchanged: wanted.length - fresh.length,
      leftOut: planned.length - wanted.length,
    });
  },
});

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
  // A name that somebody gave a schedule elsewhere, as they would here.
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
  public: 'Nothing of this file can be taken over as it is; nothing has been changed.',
  remedy: 'muster schedule import <vendor> <file> --preview says why, schedule by schedule.',
};
