import type { Area } from '../platform/area.ts';
import { closeRefusals } from '../platform/commands/close-refusals.ts';
import { closeRefusalMinute, pruneAnswers } from '../platform/commands/due-kinds.ts';
import { rowsKind, auditorsOnly } from '../platform/ledger/thing.ts';
import { commandActions, rowsChanged } from '../platform/commands/ledger-actions.ts';
import { pruneOldAnswers } from '../platform/commands/prune-answers.ts';

/** What the command adapter records and keeps for every area: refusals, secrets found in inputs, stored responses. */
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
