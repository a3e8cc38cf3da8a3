import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { deliverToSink, reconcileSink } from '../due-kinds.ts';
import { sinkRemoved } from '../ledger-actions.ts';
import { sinkPermissions } from '../permissions.ts';
import { sinkThing } from '../sink-thing.ts';
import { removeSinkRow } from '../store/sinks.ts';

/** Stops sending. What the sink holds stays there. */
export const removeSink = verb(sinkThing, {
  name: 'remove',
  words: {
    label: 'Remove',
    does: 'send nothing more to a sink; what it has stays there',
    done: 'Removed. Nothing more is sent to it.',
    next: 'muster sink list',
  },
  clauses: ['7.4'],
  permission: sinkPermissions.keep,
  danger: true,
  async decide(ctx, { thing: sink }) {
    const { id } = sink;
    const entry = asId<'entry'>(
      ctx.record(sinkRemoved, { resource: { kind: 'sink', id }, clause: '7.4', data: { sink: id } }),
    );
    await removeSinkRow(ctx.tx, sink, ctx.now, entry);
    ctx.due.supersede({ kind: 'sink', id }, [deliverToSink, reconcileSink], 'it was removed');
    return ok(undefined);
  },
});
