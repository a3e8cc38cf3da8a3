import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { violationAnswered } from '../ledger-actions.ts';
import { violationPermissions } from '../permissions.ts';
import { insertMessage, updateViolation } from '../store/violations.ts';
import { violationThing } from '../violation-thing.ts';

/** Writes to the reporter; an anonymous one reads it with their case code. */
export const answerReporter = verb(violationThing, {
  name: 'answer',
  words: {
    label: 'Write to the reporter',
    does: 'write to the reporter; an anonymous reporter reads it with their case code',
    done: 'Sent. The reporter can read it now.',
    next: 'muster violation show <id>',
  },
  clauses: ['10.4'],
  permission: violationPermissions.handle,
  fields: { text: LongText({ asks: 'What do you want to say or ask?', short: 't', limit: 10_000 }) },
  answer: Type.Object({}),
  async decide(ctx, { thing: { violation }, input }) {
    const entry = ctx.record(violationAnswered, {
      resource: { kind: 'violation', id: violation.id },
      clause: ctx.policies.current.violations.channels.anonymous.clause,
      data: { violation: violation.id, author: 'handler' },
    });
    const said = { id: ctx.ids.opaque(), author: 'handler', body: input.text, saidAt: ctx.now } as const;
    await insertMessage(ctx.tx, violation.id, { ...said, authorId: principalOf(ctx.actor) }, entry);
    await updateViolation(ctx.tx, violation.id, violation, ctx.now, entry);
    return ok({});
  },
});
