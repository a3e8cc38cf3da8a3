import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { fanOutDue } from '../due-kinds.ts';
import { statusCorrected } from '../ledger-actions.ts';
import { commsPermissions } from '../permissions.ts';
import { planAudiences } from '../plan-audiences.ts';
import { insertWording, setWording } from '../store/updates.ts';
import { statusUpdateThing } from '../update-thing.ts';

/** Corrects a published text. Earlier wordings stay visible, and subscribers receive the new one. */
export const correct = verb(statusUpdateThing, {
  name: 'correct',
  words: {
    label: 'Correct',
    does: 'replace the text of a published update; the earlier text is kept',
    done: 'Corrected. The earlier text is shown with it.',
    next: 'muster status-update list',
  },
  clauses: ['2.4', '6.2'],
  permission: commsPermissions.publish,
  danger: true,
  fields: { text: LongText({ asks: 'What should it say? This text leaves the organisation', limit: 5_000 }) },
  async decide(ctx, { thing: { update, incident }, input }) {
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    if (input.text === update.body) return err(sameWords);
    const version = update.version + 1;
    const entry = ctx.record(statusCorrected, {
      resource: { kind: 'incident', id: incident.id },
      policyVersion: incident.policyVersion,
      clause: '2.4',
      data: { update: update.id, version },
      content: { fields: { text: input.text } },
    });
    const wording = { update: update.id, version, body: input.text, at: ctx.now, by: ctx.actor.id };
    await insertWording(ctx.tx, wording, entry);
    await setWording(ctx.tx, wording, entry);
    planAudiences(ctx, { incident: incident.id, update: update.id, wording: version, reaches: 'public' });
    ctx.due.plan({
      kind: fanOutDue,
      key: `${update.id}/${version}`,
      subject: { kind: 'status-update', id: update.id },
      dueAt: ctx.now,
      payload: { update: update.id, version },
    });
    return ok(undefined);
  },
});

const sameWords: AppError = {
  kind: 'conflict',
  code: 'comms/same-words',
  public: 'It already says that.',
};
