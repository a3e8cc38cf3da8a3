import { err, ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { changeThing } from '../change-thing.ts';
import { changesService } from '../changes.ts';
import { keepHint } from '../github/receive.ts';
import { changeLookedAgain } from '../ledger-actions.ts';
import { changePermissions } from '../permissions.ts';
import { notConnected } from './link-account.ts';

/** Has a pull request read and evaluated again, and its check updated. */
export const reEvaluate = verb(changeThing, {
  name: 're-evaluate',
  words: {
    label: 'Re-evaluate',
    does: 'fetch it from GitHub again, judge it, and update its check',
    done: 'Re-evaluating.',
    next: 'muster change list',
  },
  clauses: ['5.1.1', '5.2.1'],
  permission: changePermissions.judge,
  async decide(ctx, { thing: { id, repository, number } }) {
    const changes = ctx.use(changesService);
    if (changes.github === undefined) return err(notConnected);
    ctx.record(changeLookedAgain, {
      resource: { kind: 'change', id },
      clause: ctx.policies.current.changes.infrastructureAndApi.clause,
      data: { change: id, number },
    });
    await keepHint(changes, ctx, { key: `asked/${ctx.ids.opaque()}`, event: 'asked', repository, number, hint: {} });
    return ok(undefined);
  },
});
