import { createDueBuffer } from '../../../platform/due/due-buffer.ts';
import type { LedgerReader } from '../../../platform/ledger/reader.ts';
import type { Chat } from '../chat.ts';
import { chatGroup, chatSync } from '../due-kinds.ts';

/**
 * Follows the ledger: plans to update the incidents that entries touch, and the on-call groups. It sends nothing
 * itself.
 */
export const chatReader = (chat: Chat): LedgerReader => ({
  name: 'chat',
  mustUnderstandAll: false,
  async translate(tx, entries) {
    if (chat.slack === undefined) return;
    const due = createDueBuffer({ ids: chat.host.ids });
    const now = chat.host.clock.now();
    // Several entries of one incident in one pass need one update.
    const changed = new Map(
      entries
        .filter(({ envelope: { thing, action } }) => thing.kind === 'incident' && action.startsWith('incident.'))
        .map(({ envelope: { thing }, seq }) => [thing.id, seq]),
    );
    for (const [incident, seq] of changed)
      due.plan({
        kind: chatSync,
        key: `${incident}/${seq}`,
        subject: { kind: 'incident', id: incident },
        dueAt: now,
        payload: { incident },
      });
    const isAboutDuty = entries.some(({ envelope: { action } }) =>
      ['oncall.', 'schedule.', 'chat.account_', 'chat.group_'].some((about) => action.startsWith(about)),
    );
    if (isAboutDuty)
      due.plan({
        kind: chatGroup,
        key: `group/${entries.at(-1)?.seq ?? 0}`,
        subject: { kind: 'chat', id: 'group' },
        dueAt: now,
        payload: {},
      });
    await due.flush(tx, now);
  },
});
