import type { Area } from '../area.ts';
import { closeRefusals } from './close-refusals.ts';
import { closeRefusalMinute } from './due-kinds.ts';
import { commandActions } from './ledger-actions.ts';

/** What the command adapter itself records, whatever the room: refusals, and secrets found in an input. */
export const commandsArea: Area = {
  name: 'commands',
  actions: commandActions,
  commands: [],
  routes: () => {},
  reactions: (registry) => registry.onDeadline(closeRefusalMinute, (ctx, row) => closeRefusals(ctx, row.payload)),
};
