import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field, Named } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { disconnect, sourcesOf } from '../../telemetry/public.ts';
import { feedKind, feedEnded } from '../ledger-actions.ts';
import { feedPermissions } from '../permissions.ts';

/** Removes a pushing program or a probe: its silence no longer matters. Its counts stay. */
export const endSource = verbOfAll({
  noun: 'feed',
  name: 'end-source',
  kind: feedKind,
  route: '/v1/feeds/end-source',
  words: {
    label: 'Remove a source',
    does: 'record that a program no longer pushes counts; its counts are kept',
    done: 'Removed. It is no longer expected to push counts.',
    next: 'muster feed sources',
  },
  clauses: ['4.6'],
  permission: feedPermissions.keep,
  fields: {
    objective: Named('objective', { asks: 'For which objective' }),
    source: Type.String({
      maxLength: 100,
      pattern: '^push:[0-9a-f-]{36}$',
      ...field({ asks: 'Which source, as listed by muster feed sources' }),
    }),
  },
  async decide(ctx, { input: { objective, source } }) {
    const known = await sourcesOf(ctx.tx, objective);
    if (!known.some((each) => each.source === source)) return err(noSuchSource);
    await disconnect(ctx, source, [objective]);
    ctx.record(feedEnded, { resource: { kind: 'feed', id: source }, clause: '4.6', data: { objective, source } });
    return ok(undefined);
  },
});

const noSuchSource: AppError = {
  kind: 'not_found',
  code: 'feeds/no-such-source',
  public: 'This objective has no such source.',
  remedy: 'muster feed sources shows its sources.',
};
