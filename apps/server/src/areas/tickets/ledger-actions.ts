import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { actionItemKind } from '../postmortems/public.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfTrackers } from './store/trackers.ts';

export const trackerKind = defineKind({ name: 'tracker', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const ticketKinds: readonly RegisteredKind[] = [
  { kind: trackerKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfTrackers(db, ids) },
];

const OfTracker = Type.Object({ tracker: Type.String() });
const OfTicket = Type.Object({ action: Type.String(), tracker: Type.String() });

export const trackerConnected = defineAction({
  name: 'tracker.connected',
  version: 1,
  kind: trackerKind,
  data: Type.Object({ tracker: Type.String(), of: Type.String(), internal: Type.Boolean() }),
  // Allowing INTERNAL text to leave is a decision about data (GOV 2.8).
  act: { of: 'data-classification', when: ({ internal }) => internal },
  content: Type.Object({ name: Type.String(), place: Type.String() }),
  summarise: ({ content }) => `connected a tracker${content ? `: ${content.name}` : ''}`,
});

export const trackerMapped = defineAction({
  name: 'tracker.mapped',
  version: 1,
  kind: trackerKind,
  data: OfTracker,
  content: Type.Object({ open: Type.String(), done: Type.String(), dropped: Type.String() }),
  summarise: () => 'mapped the statuses of a tracker',
});

export const trackerRemoved = defineAction({
  name: 'tracker.removed',
  version: 1,
  kind: trackerKind,
  data: OfTracker,
  summarise: () => 'removed a tracker',
});

export const ticketAsked = defineAction({
  name: 'ticket.asked',
  version: 1,
  kind: actionItemKind,
  touches: incidentKind,
  data: OfTicket,
  summarise: () => 'asked for a ticket of the action item',
});

export const ticketOpened = defineAction({
  name: 'ticket.opened',
  version: 1,
  kind: actionItemKind,
  touches: incidentKind,
  data: OfTicket,
  content: Type.Object({ ticket: Type.String() }),
  summarise: ({ content }) => `opened the action item’s ticket${content ? `: ${content.ticket}` : ''}`,
});

/** Starts or stops following an existing ticket. */
export const ticketFollowed = defineAction({
  name: 'ticket.followed',
  version: 1,
  kind: actionItemKind,
  touches: incidentKind,
  data: Type.Object({ action: Type.String(), tracker: Type.String(), followed: Type.Boolean() }),
  summarise: ({ data }) =>
    data.followed ? 'started following the action item’s ticket' : 'stopped following that ticket',
});

export const ticketMoved = defineAction({
  name: 'ticket.moved',
  version: 1,
  kind: actionItemKind,
  touches: incidentKind,
  data: Type.Object({ action: Type.String(), tracker: Type.String(), to: Type.String() }),
  summarise: ({ data }) => `set the action item’s ticket to ${data.to}`,
});

/** The ticket and the action item differ, and a person has to decide. */
export const ticketDiffers = defineAction({
  name: 'ticket.differs',
  version: 1,
  kind: actionItemKind,
  touches: incidentKind,
  data: Type.Object({ action: Type.String(), tracker: Type.String(), says: Type.String() }),
  summarise: ({ data }) => `found the action item’s ticket ${data.says}, which changes nothing in Muster`,
});

export const ticketActions = [
  trackerConnected,
  trackerMapped,
  trackerRemoved,
  ticketAsked,
  ticketOpened,
  ticketFollowed,
  ticketMoved,
  ticketDiffers,
] as const;
