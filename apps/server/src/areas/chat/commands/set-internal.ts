import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { chatKind } from '../kinds.ts';
import { internalTextSet } from '../ledger-actions.ts';
import { chatPermissions } from '../permissions.ts';
import { setInternalApproved } from '../store/links.ts';

/**
 * Whether titles and updates may be posted to the workspace; otherwise it gets only code, severity, state and a link
 * (R30).
 */
export const setInternalText = verbOfAll({
  noun: 'slack',
  kind: chatKind,
  name: 'internal-text',
  route: '/v1/slack/internal-text',
  words: {
    label: 'INTERNAL text in Slack',
    does: 'decide whether titles and updates may appear in Slack; for those who decide about data',
    done: 'It applies from now on.',
    next: 'muster slack status',
  },
  clauses: ['2.8', '6.2'],
  permission: chatPermissions.approve,
  fields: {
    allowed: Type.Boolean(field({ asks: 'It may carry INTERNAL text', positional: true })),
  },
  async decide(ctx, { input: { allowed } }) {
    const entry = ctx.record(internalTextSet, {
      resource: { kind: 'chat', id: 'slack' },
      clause: '2.8',
      data: { allowed },
    });
    await setInternalApproved(ctx.tx, allowed, entry);
    return ok(undefined);
  },
});
