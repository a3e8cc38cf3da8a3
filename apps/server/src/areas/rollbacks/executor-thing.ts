import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { executorKind } from './ledger-actions.ts';
import { lockExecutor, type Executor } from './store/executors.ts';

/** Something that carries out rollbacks. Visible to every member. */
export const executorThing = defineThing({
  kind: executorKind,
  noun: 'executor',
  root: '/v1/executors',
  key: { id: Key('executor') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Executor | undefined> => {
    const found = await lockExecutor(ctx.tx, id);
    return found?.removedAt === undefined ? found : undefined;
  },
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: {
    kind: 'not_found',
    code: 'rollbacks/no-such-executor',
    public: 'There is no such executor.',
    remedy: 'muster executor list shows those that are connected.',
  },
});
