/**
 * The shapes that cross the wire, by their names in the product. Times are UTC ISO-8601 with milliseconds.
 * Every caller takes them from here, so that what the server prints in /openapi.json is taken up in one place.
 */
export type Severity = 'SEV-1' | 'SEV-2' | 'SEV-3' | 'SEV-4';

export type Phase = 'declared' | 'acknowledged' | 'mitigated' | 'resolved' | 'closed';

export type Page<Item> = { readonly items: Item[]; readonly nextCursor?: string };

export type Person = {
  readonly id: string;
  readonly name?: string;
  readonly initials: string;
  readonly roles?: string[];
};

/** Who did it: somebody, or the part of Muster that acted by itself. */
export type Actor = { readonly person?: Person; readonly system?: string };

/** What the server says of one wish before it is made. The screen explains it and never decides it. */
export type May = {
  readonly allowed: boolean;
  readonly reason?: string;
  readonly remedy?: string;
  readonly clause?: string;
};

export type Obligation = {
  readonly kind: string;
  readonly clause: string;
  readonly what: string;
  readonly from?: string;
  readonly dueAt?: string;
  readonly dischargedAt?: string;
};

export type ClockName = 'acknowledge' | 'mitigate' | 'resolve' | 'commander' | 'classify' | 'update';

export type IncidentClock = {
  readonly name: ClockName;
  /** How often this clock was started on this incident: an update every quarter of an hour, a reopening. */
  readonly round: number;
  readonly clause: string;
  readonly startedAt: string;
  readonly warnAt: string;
  readonly dueAt: string;
  /** A breach once recorded stays: meeting the clock afterwards makes it `met-late`. */
  readonly state: 'running' | 'breached' | 'met' | 'met-late' | 'void';
  readonly breachedAt?: string;
  readonly settledAt?: string;
};

/** Facts by the names of the policy's triage: shares from 0 to 1, durations in minutes. What is absent is unknown. */
export type Facts = Record<string, string | number | boolean>;

/** One question of the triage, as the policy asks it; `choices` where it has some to choose from. */
export type FactQuestion = {
  readonly kind: 'choice' | 'share' | 'minutes' | 'yes-no';
  readonly asks: string;
  readonly clause: string;
  readonly choices?: string[];
};

/** One phrase of the policy, held against the facts. An unknown fact is never read as false. */
export type Phrase = {
  readonly severity: Severity;
  readonly clause: string;
  readonly words: string;
  readonly holds: boolean | 'unknown';
};

export type Classification = {
  readonly source: 'facts' | 'provisional' | 'raised' | 'alert';
  readonly clause: string;
  readonly explanation: string;
  readonly facts: Facts;
  /** The open questions whose answers would settle the severity. */
  readonly ask: { readonly fact: string; readonly question: string }[];
  readonly because: Phrase[];
};

export type Commander = { readonly person: Person; readonly since: string; readonly named: boolean };

export type IncidentSummary = {
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly severity: Severity;
  readonly unclassified: boolean;
  readonly phase: Phase;
  readonly drill: boolean;
  readonly declaredAt: string;
  readonly commander?: Commander;
  readonly nextClock?: IncidentClock;
};

export type Wish =
  | 'acknowledge'
  | 'mitigate'
  | 'resolve'
  | 'close'
  | 'reopen'
  | 'classify'
  | 'raise'
  | 'takeCommand'
  | 'handOver'
  | 'update'
  | 'note';

export type Incident = IncidentSummary & {
  readonly description?: string;
  readonly visibility: 'organisation' | 'team';
  readonly teamId?: string;
  /** Absent for an incident that an alert declared. */
  readonly declaredBy?: Person;
  readonly acknowledgedAt?: string;
  readonly mitigatedAt?: string;
  readonly resolvedAt?: string;
  readonly closedAt?: string;
  readonly confirmedAt?: string;
  readonly classification: Classification;
  readonly clocks: IncidentClock[];
  readonly obligations?: Obligation[];
  readonly policyVersion: string;
  readonly may: Partial<Record<Wish, May>>;
  readonly entryId: string;
};

export type TimelineKind = 'people' | 'pages' | 'alerts' | 'clocks' | 'policy';

export type TimelineItem = {
  readonly id: string;
  /** Absent until the entry is sequenced. */
  readonly seq?: number;
  readonly at: string;
  readonly recordedAt: string;
  readonly kind: TimelineKind;
  readonly action: string;
  readonly actor: Actor;
  readonly summary: string;
  readonly retroactive: boolean;
  readonly clause?: string;
  /** Its content was erased; the envelope stays. */
  readonly erased?: boolean;
};

/** Somebody to be paged, and how far that has come. */
export type PageDelivery = {
  readonly id: string;
  readonly to: Person;
  readonly channel: string;
  readonly state: 'queued' | 'sending' | 'handed-over' | 'failed' | 'answered' | 'stopped';
  readonly queuedAt: string;
  readonly handedOverAt?: string;
  readonly answeredAt?: string;
  readonly attempts: number;
  readonly why: string;
  readonly clause: string;
  readonly urgency: 'page' | 'notify';
  readonly drill: boolean;
  readonly round: number;
  readonly deliveries: {
    readonly channel: string;
    readonly state: 'sending' | 'handed-over' | 'failed' | 'unknown';
    readonly tries: number;
    readonly beganAt: string;
    readonly settledAt?: string;
    readonly reason?: string;
  }[];
};

/** A way by which pages leave. */
export type Channel = {
  readonly id: string;
  readonly kind: 'webhook' | 'e-mail';
  readonly name: string;
  /** The host, or the reference that the address is kept under. */
  readonly address?: string;
  readonly secret?: string;
  readonly audience: 'person' | 'room';
  readonly approvedForInternal: boolean;
  readonly state: 'active' | 'gone' | 'not-configured';
  readonly addedAt?: string;
  readonly lastTest?: { readonly at: string; readonly outcome: string };
};

export type ServiceAccount = {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly roles: { readonly grantId: string; readonly role: string; readonly teamId?: string }[];
  readonly keys: {
    readonly id: string;
    /** How the key begins, to tell it from others. */
    readonly begins: string;
    readonly scopes: string[];
    readonly createdAt: string;
    readonly expiresAt: string;
    readonly revokedAt?: string;
  }[];
};

/** One episode of an alert, with everything in it scrubbed. */
export type Alert = {
  readonly id: string;
  readonly name: string;
  readonly state: 'firing' | 'resolved';
  readonly severity?: Severity;
  readonly startsAt: string;
  readonly endsAt?: string;
  readonly receivedAt: string;
  readonly heardAt: string;
  /** How often it was delivered, with the first. */
  readonly deliveries: number;
  readonly drill: boolean;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly generatorUrl?: string;
  readonly integration: string;
  readonly incident?: string;
};

export type Session = {
  readonly principal: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly kind: 'person' | 'service';
  };
  readonly roles: { readonly role: string; readonly teamId?: string }[];
  readonly contactRoles: string[];
  readonly onCall: boolean;
  readonly csrfToken: string;
  readonly policy: { readonly id: string; readonly version: string };
  readonly unseparated: boolean;
  readonly serverTime: string;
};

export type RoleGrant = {
  readonly id: string;
  readonly role: string;
  readonly teamId?: string;
  readonly grantedAt: string;
};

export type Member = {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly initials: string;
  readonly state: 'invited' | 'active' | 'disabled' | 'erased';
  readonly roles: RoleGrant[];
};

export type ContactRole = {
  readonly role: string;
  readonly words: string;
  readonly clause: string;
  readonly holder?: Person;
};

export type Team = { readonly id: string; readonly name: string; readonly members: Person[] };

/** A one-time link, shown once. */
export type Invitation = {
  readonly id?: string;
  readonly email?: string;
  readonly url: string;
  readonly expiresAt: string;
};

/** How an integration reads its alerts: which label says how bad, and which words mean which severity. */
export type AlertMapping = {
  readonly severity?: { readonly label?: string; readonly values?: Record<string, Severity> };
  readonly team?: { readonly label: string; readonly values: Record<string, string> };
};

export type Integration = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'alertmanager';
  readonly visibility: 'organisation' | 'team';
  readonly teamId?: string;
  readonly mapping: AlertMapping;
  readonly createdAt: string;
  readonly lastReceivedAt?: string;
};

/** The key is shown once, here, and never again. */
export type NewIntegration = Integration & { readonly key: string; readonly url: string };

/** One delivery, and why it did what it did. */
export type Received = {
  readonly id: string;
  readonly receivedAt: string;
  readonly alerts: number;
  readonly outcome: string;
  readonly why: string;
  readonly reason?: string;
  readonly incidents: string[];
};

export type Finding = {
  readonly clause: string;
  readonly weight: string;
  readonly message: string;
  readonly ruling: string | null;
};

export type PolicyOverview = {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly owner: { readonly title: string; readonly role: string };
  readonly classification: { readonly level: string; readonly label: string };
  readonly hash: string;
  readonly activatedAt?: string;
  readonly review: {
    readonly overdue: boolean;
    readonly due: string;
    readonly goesTo: string;
    readonly clause: string;
  };
  readonly findings: Finding[];
  /** What a reporter is asked, by the name of the fact. */
  readonly questions: Record<string, FactQuestion>;
  /** The roles that are held by appointment. */
  readonly roles: { readonly id: string; readonly title: string }[];
};

export type Clause = {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly interpretations: { readonly ruling: string; readonly problem: string; readonly reading: string }[];
  readonly state: 'enforced' | 'partly' | 'not-built';
  readonly note: string;
  readonly enforcedBy: string[];
  readonly tests: string[];
  /** What the ledger saw of it lately. */
  readonly live: { readonly days: number; readonly entries: number; readonly refused: number };
  readonly evidence?: {
    readonly entrySeq: number;
    readonly at: string;
    readonly action: string;
    readonly summary: string;
  };
};

export type LedgerEntry = {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly actor: Actor;
  readonly resource: { readonly kind: string; readonly id: string };
  readonly incident?: string;
  readonly clause?: string;
  readonly decision: { readonly allowed: boolean; readonly code?: string };
  readonly summary: string;
};

export type LedgerEntryDetail = LedgerEntry & {
  /** The exact bytes that were hashed, as the server keeps them. */
  readonly envelope: string;
  readonly contentState: 'none' | 'shown' | 'withheld' | 'erased';
  readonly content?: Record<string, unknown>;
};

export type LedgerReport = {
  readonly ledger: {
    readonly holds: boolean;
    readonly entries: number;
    readonly size: number;
    readonly from: number;
    readonly receipts: number;
    readonly root?: string;
    readonly problem?: {
      readonly problem: string;
      readonly detail: string;
      readonly seq?: number;
      readonly lastSeq?: number;
    };
  };
  readonly state: {
    readonly rows: number;
    readonly problems: { readonly kind: string; readonly id: string; readonly problem: string }[];
  };
};

export type Need = {
  readonly kind: string;
  readonly what: string;
  readonly incident?: IncidentSummary;
  readonly clock?: IncidentClock;
  readonly clause?: string;
};

export type Overview = {
  readonly needsYou: Need[];
  readonly open: { readonly count: number; readonly items: IncidentSummary[] };
  readonly onCallNow: Person[];
  readonly clocksMet: { readonly clock: string; readonly met: number; readonly total: number }[];
  readonly changesSince: {
    readonly seq: number;
    readonly at: string;
    readonly summary: string;
    readonly incident?: string;
  }[];
  readonly findings: Finding[];
};
