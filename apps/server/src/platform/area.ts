import type { Permission } from '@muster/policy';
import type { ApprovalKind } from './approvals/approvals.ts';
import type { CauseSource } from './causes.ts';
import type { Clauses } from './clauses.ts';
import type { Command } from './commands/command.ts';
import type { DueRegistry } from './worker/registry.ts';
import type { Hooks } from './hooks.ts';
import type { Findings, WaitingFor } from './manifest-queries.ts';
import type { RouteTable } from './http/routes.ts';
import type { LedgerAction } from './ledger/action.ts';
import type { LedgerReader } from './ledger/reader.ts';
import type { RowAudit } from './ledger/row-audit.ts';
import type { RegisteredKind } from './ledger/thing.ts';
import type { LiveKeys } from './live-keys.ts';
import type { PersonalDataPlace } from './personal-data/place.ts';
import type { List } from './verbs/list.ts';
import type { Verb } from './verbs/verb.ts';

/**
 * A room's manifest: all that it gives the rest of the product. Composition root, overview, clause registry, session, live line and
 * generic tests go through the manifests and know no room by name.
 */
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
  /** What waits for a person: the overview's "needs you now". */
  readonly waiting?: WaitingFor;
  /** What should not be so, measured by the policy in force: shown with the policy and on the overview. */
  readonly findings?: Findings;
  /** Holds its rows against the ledger where many answer by one root. */
  readonly audit?: RowAudit;
  /** What the area does for each clause that it touches, and where. */
  readonly clauses?: Clauses;
  /**
   * What is offered to some members and not to others, for the organisation as a whole: the session says of each whether
   * its holder is one. What is judged on one thing, that thing's own `may` says.
   */
  readonly permissions?: readonly Permission[];
  /** Which of its entries mean more to open pages than "look again". */
  readonly live?: LiveKeys;
  /** What of it may have caused bad events, as intervals: who burned a budget is told by them (GOV 9.1). */
  readonly causes?: CauseSource;
  /** Where it keeps something about people: what they are told of on request, and what their erasure ends. */
  readonly personalData?: readonly PersonalDataPlace[];
  /** What it does when something happens in another room, in the same transaction. */
  readonly hooks?: Hooks;
};
