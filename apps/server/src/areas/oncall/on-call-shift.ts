import { Type } from 'typebox';
import type { AppError } from '../../kernel/app-error.ts';
import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { err, ok } from '../../kernel/result.ts';
import { defineApproval } from '../../platform/approvals/approvals.ts';
import { activePeople } from '../identity/public.ts';
import { standIn } from './commands/stand-in.ts';
import { aheadPart } from './domain/edit.ts';
import { scheduleOver } from './schedule-thing.ts';
import { coverById, personIn } from './store/stand-ins.ts';
import { lockSchedule } from './store/schedules.ts';

const COUNTERPART = 'counterpart';

/** A shift changes hands once the other person accepts it (R42). The subject is the request for cover. */
export const onCallShift = defineApproval({
  name: 'on-call-shift',
  parameters: Type.Object({ schedule: Type.String(), to: Type.String() }),
  async lock(tx, subject) {
    const cover = await coverById(tx, subject);
    if (cover !== undefined) await lockSchedule(tx, cover.schedule_id);
  },

  async look({ db }, asked) {
    return Promise.all(
      asked.map(async ({ subject, parameters }) => {
        const cover = await coverById(db, subject);
        const to = asId<'principal'>(parameters.to);
        if (cover === undefined || (await activePeople(db, [personIn(cover), to])).length < 2) return undefined;
        return {
          facts: { from: cover.from_at.toISOString(), until: cover.until_at.toISOString() },
          protection: ORGANISATION,
          hands: { [COUNTERPART]: [to] },
        };
      }),
    );
  },

  async apply(ctx, { subject, parameters }) {
    const cover = await coverById(ctx.tx, subject);
    const span =
      cover && aheadPart({ from: cover.from_at.getTime(), until: cover.until_at.getTime() }, ctx.now.getTime());
    if (cover === undefined || span === undefined) return err(over);
    const schedule = await scheduleOver({ tx: ctx.tx }, cover.schedule_id, span);
    if (schedule === undefined) return err(over);
    const stood = await standIn(ctx, schedule, {
      ...span,
      to: asId<'principal'>(parameters.to),
      instead: personIn(cover),
      how: 'given',
      unseparated: false,
    });
    return stood.ok ? ok(undefined) : stood;
  },
});

const over: AppError = {
  kind: 'conflict',
  code: 'oncall/shift-over',
  public: 'The shift is over, or its schedule is retired.',
};
