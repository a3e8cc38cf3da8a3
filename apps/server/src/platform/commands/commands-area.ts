import type { Area } from '../area.ts';
import { secretRemoved } from './record-findings.ts';
import { accessRefused, accessRefusedAgain, closeRefusalMinute, closeRefusals } from './record-refusal.ts';

/** What the command adapter itself records, whatever the room: refusals, and secrets found in an input. */
export const commandsArea: Area = {
  name: 'commands',
  actions: [accessRefused, accessRefusedAgain, secretRemoved],
  commands: [],
  routes: () => {},
  reactions: (registry) => registry.onDeadline(closeRefusalMinute, (ctx, row) => closeRefusals(ctx, row.payload)),
};
