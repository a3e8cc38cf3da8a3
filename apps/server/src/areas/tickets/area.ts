import type { Area } from '../../platform/area.ts';
import { connectTracker } from './commands/connect-tracker.ts';
import { openTicket } from './commands/open-ticket.ts';
import { followAction } from './follow-action.ts';
import { jiraHook } from './http/hook.ts';
import { ticketKinds, ticketActions } from './ledger-actions.ts';
import { ticketPermissions } from './permissions.ts';
import { ticketList, trackerList } from './queries/lists.ts';
import { registerTicketReactions } from './reactions/register.ts';
import { ticketsService, type Tickets } from './tickets.ts';
import { verbsOnTracker } from './verbs.ts';

export const ticketsArea = (parts: Tickets): Area => {
  parts.host.services.give(ticketsService, parts);
  return {
    name: 'tickets',
    actions: ticketActions,
    kinds: ticketKinds,
    commands: [],
    lists: [trackerList, ticketList],
    verbs: [connectTracker, ...verbsOnTracker, openTicket],
    routes: jiraHook(parts),
    reactions: registerTicketReactions(parts),
    permissions: [ticketPermissions.keep],
    hooks: { onActionMoved: followAction },
  };
};
