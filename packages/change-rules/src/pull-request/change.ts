/** What is known of a change that is to be merged. Logins are compared case-insensitively, as forges do. */
export type Change = {
  /** Whoever opened it. */
  readonly author: string | undefined;
  readonly isAuthorBot: boolean;
  /** The pull request's text; undefined if not provided. */
  readonly description: string | undefined;
  /** The target branch, if the forge reports it: an approval counts for the branch it was given for. */
  readonly base?: string;
  /** The commit to be merged. */
  readonly head: string;
  /** Commits that make the same change as the head, by patch identity: an approval survives a clean rebase. */
  readonly sameAsHead: readonly string[];
  readonly files: readonly ChangedFile[];
  readonly commits: readonly Commit[];
  /** Logins of everyone who pushed to it, including commits since removed (GOV 5.1.2). */
  readonly pushers?: readonly string[];
  /** Logins to whom Governance has currently delegated its approval, on record (R3). */
  readonly delegates?: readonly string[];
  /** Undefined if not provided. */
  readonly reviews: readonly Review[] | undefined;
  /**
   * What is not known about the change, such as files beyond what the forge lists: if anything, the change is not let
   * through.
   */
  readonly unread?: readonly string[];
  /** Members by team: `ml-platform-sre`, with or without `@` and organisation. */
  readonly teams: Readonly<Record<string, readonly string[]>>;
  readonly checks: readonly Check[] | undefined;
};

export type ChangedFile = {
  readonly path: string;
  /** Its path before a rename: both paths count. */
  readonly previousPath?: string;
  /** The version in the front matter before and after. */
  readonly version?: { readonly before: string | undefined; readonly after: string | undefined };
  readonly isRemoved?: boolean;
};

export type Commit = {
  readonly id: string;
  /** Logins of author, committer and co-authors. */
  readonly people: readonly string[];
  /** Those of them without a known account. */
  readonly unlinked: readonly string[];
  readonly isByBot: boolean;
};

export type Review = {
  /** The forge's own id for it. */
  readonly id?: string;
  readonly reviewer: string;
  readonly state: 'approved' | 'changes_requested' | 'commented' | 'dismissed';
  /** The commit that the reviewer saw. */
  readonly commit: string;
  /** ISO 8601. */
  readonly at: string;
  readonly isBot?: boolean;
  /** Whether the reviewer has write access; without it an approval does not count. Absent: not checked. */
  readonly mayWrite?: boolean;
  /** The target branch at the time of the review. */
  readonly base?: string;
};

export type Check = {
  readonly name: string;
  readonly conclusion: string | undefined;
  readonly commit: string;
  /** The app that reported it, as attested by the forge: a check's name alone can be used by any app. */
  readonly app?: string;
};

/** One thing that the policy requires of a change. */
export type Requirement = {
  readonly clause: string;
  readonly what: string;
  /** `later`: required before production, by the deploy gate, not before the merge. */
  readonly state: 'met' | 'missing' | 'not-evidenced' | 'later';
  /** What is missing, or what it is based on. */
  readonly why: readonly string[];
};
