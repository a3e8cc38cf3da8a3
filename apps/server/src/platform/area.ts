import type { ApprovalKind } from './approvals/approvals.ts';
import type { Command } from './commands/command.ts';
import type { DueRegistry } from './due/registry.ts';
import type { RouteTable } from './http/routes.ts';
import type { LedgerAction } from './ledger/action.ts';
import type { LedgerReader } from './ledger/reader.ts';
import type { RegisteredKind } from './ledger/thing.ts';
import type { List } from './verbs/list.ts';
import type { Verb } from './verbs/verb.ts';

/** What a room gives the house: the composition root puts the rooms together from this and from nothing else. */
export type Area = {
  readonly name: string;
  /** Every kind of entry the area records; timelines and readers know them by this list. */
  readonly actions: readonly LedgerAction[];
  /** The kinds of things that it keeps a history of: who may see one, whose key, how long. */
  readonly kinds?: readonly RegisteredKind[];
  /** Every command, so that one generic test can run each as a stranger. */
  readonly commands: readonly Command[];
  /** Its declared verbs: commands too, and every face of theirs is derived. */
  readonly verbs?: readonly Verb[];
  /** Its declared lists. */
  readonly lists?: readonly List[];
  /** What it asks others to decide. */
  readonly approvals?: readonly ApprovalKind[];
  readonly routes: RouteTable;
  /** Registers the handlers of the area's deadlines and tasks. */
  readonly reactions?: (registry: DueRegistry) => void;
  readonly readers?: readonly LedgerReader[];
};
