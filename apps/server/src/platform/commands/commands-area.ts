import type { Area } from '../area.ts';
import { closeRefusals } from './close-refusals.ts';
import { closeRefusalMinute, pruneAnswers } from './due-kinds.ts';
import { rowsKind } from '../ledger/rows-kind.ts';
import { auditorsOnly } from '../ledger/thing.ts';
import { commandActions, rowsChanged } from './ledger-actions.ts';
import { pruneOldAnswers } from './prune-answers.ts';

/** What the command adapter itself records and keeps, whatever the room: refusals, secrets found in an input, answers. */
export const commandsArea = ({ answersKeptHours }: { readonly answersKeptHours: number }): Area => ({
  name: 'commands',
  actions: commandActions,
  kinds: [{ kind: rowsKind, visibleTo: auditorsOnly }],
  commands: [],
  routes: () => {},
  live: { quiet: [rowsChanged] },
  reactions: (registry) => {
    registry.onDeadline(closeRefusalMinute, (ctx, row) => closeRefusals(ctx, row.payload));
    registry.onDeadline(pruneAnswers, (ctx) => pruneOldAnswers(ctx, answersKeptHours));
  },
});
