import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { reconcileSink } from '../due-kinds.ts';
import { sinkPermissions } from '../permissions.ts';
import { sinkThing } from '../sink-thing.ts';
import { sinkCheckAsked } from '../ledger-actions.ts';

/** Reconciles the sink now instead of at its daily run. */
export const checkSink = verb(sinkThing, {
  name: 'check',
  words: {
    label: 'Check now',
    does: 'read a sink back and compare it with the ledger now, instead of waiting for the daily check',
    done: 'Check started.',
    next: 'muster sink list',
  },
  clauses: ['7.4'],
  permission: sinkPermissions.keep,
  async decide(ctx, { thing: { id } }) {
    ctx.record(sinkCheckAsked, { resource: { kind: 'sink', id }, clause: '7.4', data: { sink: id } });
    ctx.due.plan({
      kind: reconcileSink,
      key: `${id} ${ctx.now.toISOString()}`,
      subject: { kind: 'sink', id },
      dueAt: ctx.now,
      payload: { sink: id },
    });
    return ok(undefined);
  },
});
