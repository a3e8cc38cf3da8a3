import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { chatService } from '../chat.ts';
import { chatPermissions } from '../permissions.ts';
import { isInternalApproved } from '../store/links.ts';

const SlackStatus = Type.Object(
  {
    connected: Type.Boolean(),
    /** Whether titles and updates are posted there. */
    internalText: Type.Boolean(),
    /** Whether the reader has linked an account. */
    linked: Type.Boolean(),
  },
  { title: 'SlackStatus' },
);

/**
 * The state of the workspace connection and of the reader's own link. One row, or none if no workspace is connected.
 */
export const slackStatus = defineList({
  noun: 'slack',
  name: 'status',
  route: '/v1/slack',
  does: 'whether Slack is connected, what it may carry, and whether your account there is linked',
  empty: { says: 'Muster is not connected to a Slack workspace.', next: 'muster doctor' },
  clauses: ['6.2'],
  permission: chatPermissions.read,
  filters: {},
  item: SlackStatus,
  columns: [
    { at: 'connected', head: 'Connected' },
    { at: 'internalText', head: 'INTERNAL text' },
    { at: 'linked', head: 'Your account' },
  ],
  async page(use, { actor }) {
    const { db, handles, slack } = use(chatService);
    if (slack === undefined) return { items: [] };
    const person = principalOf(actor);
    const linked = person !== undefined && (await handles.ofPeople(db, [person], 'slack')).length > 0;
    return { items: [{ connected: true, internalText: await isInternalApproved(db), linked }] };
  },
});
