import { Type } from 'typebox';
import { principalOf, type Actor } from '../../kernel/actor.ts';
import type { EntryId } from '../../kernel/ids.ts';
import { defineDeadline, type DueWriter } from '../due/kind.ts';
import type { EntryDraft, LedgerAction } from '../ledger/action.ts';

/**
 * A matrix activity was recorded (GOV 2.10): those to be consulted are asked, those to be informed notified. Due at
 * once, but in its own transaction, so that somebody responding to a SEV-1 does not wait for it. Served by `raci`.
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
    /** The parent thing, if the act is about something that belongs to one: an emergency change to its incident. */
    under: Type.Optional(Type.Object({ kind: Type.String(), id: Type.String() })),
    /** Absent if Muster itself acted: an alert that declares an incident. */
    actor: Type.Optional(Type.String()),
  }),
});

/** Plans consulting and informing for an entry that is an act; does nothing for any other. */
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
