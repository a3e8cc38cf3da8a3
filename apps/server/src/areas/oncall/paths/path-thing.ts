import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { defineThing } from '../../../platform/verbs/verb-thing.ts';
import { escalationPathKind } from '../kinds.ts';
import { lockPath } from './store/paths.ts';

export const noSuchPath: AppError = {
  kind: 'not_found',
  code: 'oncall/no-such-path',
  public: 'There is no such escalation path.',
  remedy: 'muster escalation-path list shows them.',
};

/** A team's active escalation path. Every member may know of each. */
export const pathThing = defineThing({
  kind: escalationPathKind,
  noun: 'escalation-path',
  root: '/v1/escalation-paths',
  key: { id: Key('escalation-path') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }) => lockPath(ctx.tx, asId<'escalation-path'>(id)),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: noSuchPath,
});
