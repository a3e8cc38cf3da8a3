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
 * An area's manifest: everything it offers the rest of the product. The composition root, overview, clause registry,
 * session, live feed and generic tests go through manifests and know no area by name.
 */
export type Area = {
  readonly name: string;
  /** Every kind of entry the area records; timelines and readers know them by this list. */
  readonly actions: readonly LedgerAction[];
  /** The kinds of things whose history it keeps: who may see one, whose key encrypts it, how long it is kept. */
  readonly kinds?: readonly RegisteredKind[];
  /** Every command, so that one generic test can run each as a stranger. */
  readonly commands: readonly Command[];
  /** Its declared verbs: commands whose route, CLI and UI are derived. */
  readonly verbs?: readonly Verb[];
  /** Its declared lists. */
  readonly lists?: readonly List[];
  /** The requests it asks others to decide. */
  readonly approvals?: readonly ApprovalKind[];
  readonly routes: RouteTable;
  /** Registers the handlers of the area's deadlines and tasks. */
  readonly reactions?: (registry: DueRegistry) => void;
  readonly readers?: readonly LedgerReader[];
  /** What is waiting for a person: the overview's "needs you now". */
  readonly waiting?: WaitingFor;
  /** What is wrong under the policy in force: shown with the policy and on the overview. */
  readonly findings?: Findings;
  /** Audits its rows against the ledger where many rows depend on one root. */
  readonly audit?: RowAudit;
  /** What the area does for each clause it touches, and where. */
  readonly clauses?: Clauses;
  /**
   * Organisation-wide permissions that not every member has: the session tells which its holder has. Permissions on a
   * single thing are in that thing's own `may`.
   */
  readonly permissions?: readonly Permission[];
  /** Which of its entries tell open pages more than "refresh". */
  readonly live?: LiveKeys;
  /** What in this area may have caused bad events, as intervals: used to show what burned a budget (GOV 9.1). */
  readonly causes?: CauseSource;
  /** Where it keeps personal data: for access requests and erasure. */
  readonly personalData?: readonly PersonalDataPlace[];
  /** What it does when something happens in another area, in the same transaction. */
  readonly hooks?: Hooks;
};
