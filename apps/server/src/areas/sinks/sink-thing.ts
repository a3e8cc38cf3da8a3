import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Sink } from './domain/sink.ts';
import { sinkKind } from './ledger-actions.ts';
import { readSink } from './store/sinks.ts';

/** A sink: an external destination that receives every entry. */
export const sinkThing = defineThing({
  kind: sinkKind,
  noun: 'sink',
  root: '/v1/sinks',
  key: { id: Key('sink') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Sink | undefined> => readSink(ctx.tx, asId(id), 'locked'),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: {
    kind: 'not_found',
    code: 'sinks/no-such-sink',
    public: 'There is no such sink.',
    remedy: 'muster sink list shows those that are connected.',
  },
});
