import { Type } from 'typebox';
import { principalOf, type Actor } from '../../kernel/actor.ts';
import type { EntryId } from '../../kernel/ids.ts';
import { defineDeadline, type DueWriter } from '../due/kind.ts';
import type { EntryDraft, LedgerAction } from '../ledger/action.ts';

/**
 * An act of the policy's matrix is on the record (GOV 2.10): who is consulted is asked, who is informed is told. Due at once,
 * in a transaction of its own: whoever acts at a SEV-1 waits for nobody. Served by `raci`.
 */
export const actDone = defineDeadline({
  name: 'act.done',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({
    entry: Type.String(),
    activity: Type.String(),
    resourceKind: Type.String(),
    resourceId: Type.String(),
    /** What it hangs on, where it is about something that hangs on one other thing: an emergency change on its incident. */
    under: Type.Optional(Type.Object({ kind: Type.String(), id: Type.String() })),
    /** Absent where Muster itself acted: an alert that declares. */
    actor: Type.Optional(Type.String()),
  }),
});

/** Promises that consulting and informing follow an entry that is an act; nothing for any other. */
export function planAct(
  { due, now }: { readonly due: DueWriter; readonly now: Date },
  action: LedgerAction,
  { entry, actor, draft }: { readonly entry: EntryId; readonly actor: Actor; readonly draft: EntryDraft<LedgerAction> },
): void {
  const { act } = action;
  if (act === undefined || act.when?.(draft.data) === false) return;
  const person = principalOf(actor);
  const [touched, ...others] = draft.touched ?? [];
  const under =
    action.touches === undefined || touched === undefined || others.length > 0
      ? undefined
      : { kind: action.touches.name, id: touched };
  due.plan({
    kind: actDone,
    key: entry,
    subject: { kind: 'act', id: entry },
    dueAt: now,
    payload: {
      entry,
      activity: act.of,
      resourceKind: draft.resource.kind,
      resourceId: draft.resource.id,
      ...(under === undefined ? {} : { under }),
      ...(person === undefined ? {} : { actor: person }),
    },
  });
}
