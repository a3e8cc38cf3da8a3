import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { ticketOpen, ticketSync, trackerReconcile } from '../due-kinds.ts';
import type { Tickets } from '../tickets.ts';
import { openIt } from './open.ts';
import { reconcileTracker } from './reconcile.ts';
import { syncIt } from './sync.ts';

export const registerTicketReactions =
  (tickets: Tickets) =>
  (registry: DueRegistry): void => {
    registry.onTask(ticketOpen, async ({ payload }) => openIt(tickets, payload.action));
    registry.onTask(ticketSync, async ({ payload }) => syncIt(tickets, payload.action));
    registry.onTask(trackerReconcile, async ({ payload }) => reconcileTracker(tickets, payload.tracker));
  };
