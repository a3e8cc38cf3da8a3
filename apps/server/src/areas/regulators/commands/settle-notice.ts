import { principalOf } from '../../../kernel/actor.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import type { StateRefusal } from '../../../platform/verbs/declared.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { noticeFiled, noticeNotOwed } from '../ledger-actions.ts';
import { noticeThing, type NoticeCase } from '../notice-thing.ts';
import { regulatorPermissions } from '../permissions.ts';
import { saveNotice } from '../store/notices.ts';

const NEXT = 'muster notice list';
const unlessSettled = ({ notice }: NoticeCase): StateRefusal | undefined =>
  notice.filedAt === undefined && !notice.isNotOwed ? undefined : settled;

/** Records what was filed, with which authority and under which reference: met if within its time, late otherwise. */
export const fileNotice = verb(noticeThing, {
  name: 'file',
  words: {
    label: 'Record the filing',
    does: 'record what was filed with the authority, and its reference',
    done: 'Filing recorded.',
    next: NEXT,
  },
  clauses: ['2.7'],
  permission: regulatorPermissions.file,
  fields: { filed: LongText({ asks: 'What was filed, where, and under which reference?', short: 'f', limit: 2000 }) },
  unless: unlessSettled,
  async decide(ctx, { thing: { notice, incident }, input: { filed } }) {
    const late = notice.missedAt !== undefined || ctx.now > notice.dueAt;
    const entry = asId<'entry'>(
      ctx.record(noticeFiled, {
        resource: { kind: 'incident', id: incident.id },
        clause: '2.7',
        data: { notice: notice.id, rule: notice.rule, filedAt: ctx.now.toISOString(), late },
        content: { fields: { filed } },
      }),
    );
    const by = principalOf(ctx.actor);
    await saveNotice(ctx.tx, { ...next(notice, ctx.now), filedAt: ctx.now, filedBy: by, filed, lastEntry: entry });
    return ok(undefined);
  },
});

/** Records that nothing is owed after all, with the reason, which an authority may ask for. */
export const dropNotice = verb(noticeThing, {
  name: 'not-owed',
  words: {
    label: 'Record that none is required',
    does: 'record why the authority need not be notified after all',
    done: 'Recorded, with the reason.',
    next: NEXT,
  },
  clauses: ['2.7'],
  permission: regulatorPermissions.file,
  fields: { reason: LongText({ asks: 'Why is no notice required?', short: 'r', limit: 2000 }) },
  unless: unlessSettled,
  async decide(ctx, { thing: { notice, incident }, input: { reason } }) {
    const entry = asId<'entry'>(
      ctx.record(noticeNotOwed, {
        resource: { kind: 'incident', id: incident.id },
        clause: '2.7',
        data: { notice: notice.id, rule: notice.rule },
        content: { fields: { reason } },
      }),
    );
    await saveNotice(ctx.tx, { ...next(notice, ctx.now), isNotOwed: true, lastEntry: entry });
    return ok(undefined);
  },
});

const next = (notice: NoticeCase['notice'], now: Date): NoticeCase['notice'] => ({
  ...notice,
  version: notice.version + 1,
  lastInstant: now,
});

const settled: StateRefusal = {
  allowed: false,
  code: 'regulators/settled',
  reason: 'This notice is already settled: it was filed, or was not required. The record cannot be changed.',
  remedy: 'Add a note to the incident.',
  clause: '2.7',
  obligations: [],
};
