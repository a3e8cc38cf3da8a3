import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { anchorThing } from '../anchor-thing.ts';
import { markAnchor } from '../plan-mark.ts';
import { anchorRemoved } from '../ledger-actions.ts';
import { anchorPermissions } from '../permissions.ts';
import { removeAnchorRow } from '../store/anchors.ts';

/** Stops asking an anchor. Its marks stay, and remain valid proofs. */
export const removeAnchor = verb(anchorThing, {
  name: 'remove',
  words: {
    label: 'Remove',
    does: 'stop using an anchor; what it has confirmed so far is kept',
    done: 'Removed.',
    next: 'muster anchor list',
  },
  clauses: ['7.5'],
  permission: anchorPermissions.keep,
  danger: true,
  async decide(ctx, { thing: anchor }) {
    const { id } = anchor;
    const entry = asId<'entry'>(
      ctx.record(anchorRemoved, { resource: { kind: 'anchor', id }, clause: '7.5', data: { anchor: id } }),
    );
    await removeAnchorRow(ctx.tx, anchor, ctx.now, entry);
    ctx.due.supersede({ kind: 'anchor', id }, [markAnchor], 'it was removed');
    return ok(undefined);
  },
});
