import { Type } from 'typebox';
import { ORGANISATION } from '../../kernel/protected.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { consumerKind } from './kinds.ts';
import { NAME } from './provider-thing.ts';
import { lockConsumer, type KeptConsumer } from './store/consumers.ts';

/** A consumer of language models, by name. */
export const consumerThing = defineThing({
  kind: consumerKind,
  noun: 'consumer',
  root: '/v1/llm/consumers',
  key: { name: Type.String({ pattern: NAME }) },
  idOf: ({ name }) => name,
  lock: async (ctx, { name }): Promise<KeptConsumer | undefined> => lockConsumer(ctx.tx, name),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: {
    kind: 'not_found',
    code: 'llm/no-such-consumer',
    public: 'There is no consumer with this name.',
    remedy: 'muster consumer list shows them.',
  },
});
