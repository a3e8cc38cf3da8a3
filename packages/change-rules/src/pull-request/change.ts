/** What is known of a change that is to be merged. Logins are compared without regard to case, as forges do. */
export type Change = {
  /** Whoever opened it. */
  readonly author: string | undefined;
  readonly isAuthorBot: boolean;
  /** The pull request's text; undefined where it was not given. */
  readonly description: string | undefined;
  /** The branch that it goes into, where a forge tells it: an approval counts for the one it was given for. */
  readonly base?: string;
  /** The commit that would be merged. */
  readonly head: string;
  /** Commits that make the same change as the head, by patch identity: an approval survives a clean rebase. */
  readonly sameAsHead: readonly string[];
  readonly files: readonly ChangedFile[];
  readonly commits: readonly Commit[];
  /** Logins of whoever pushed to it, also what is not part of it any more (GOV 5.1.2). */
  readonly pushers?: readonly string[];
  /** Logins that Governance's approval is delegated to at this moment, as it stands on record (R3). */
  readonly delegates?: readonly string[];
  /** Undefined where nobody has handed them in. */
  readonly reviews: readonly Review[] | undefined;
  /** What of the change is not known, such as files beyond what the forge lists: then nothing of it is let through. */
  readonly unread?: readonly string[];
  /** Members by team: `ml-platform-sre`, with or without `@` and organisation. */
  readonly teams: Readonly<Record<string, readonly string[]>>;
  readonly checks: readonly Check[] | undefined;
};

export type ChangedFile = {
  readonly path: string;
  /** Where it was before a rename: both places count. */
  readonly previousPath?: string;
  /** The version that the front matter of either side states. */
  readonly version?: { readonly before: string | undefined; readonly after: string | undefined };
  readonly isRemoved?: boolean;
};

export type Commit = {
  readonly id: string;
  /** Logins of author, committer and co-authors. */
  readonly people: readonly string[];
  /** Those of them that no account is known for. */
  readonly unlinked: readonly string[];
  readonly isByBot: boolean;
};

export type Review = {
  /** The forge's own name of it. */
  readonly id?: string;
  readonly reviewer: string;
  readonly state: 'approved' | 'changes_requested' | 'commented' | 'dismissed';
  /** What the reviewer saw. */
  readonly commit: string;
  /** ISO 8601. */
  readonly at: string;
  readonly isBot?: boolean;
  /** The forge lets them write; who may not approves nothing. Absent: nobody asked. */
  readonly mayWrite?: boolean;
  /** The branch that the change was to go into when it was given. */
  readonly base?: string;
};

export type Check = {
  readonly name: string;
  readonly conclusion: string | undefined;
  readonly commit: string;
  /** Whoever reported it, where the forge vouches for that: a name alone can be taken by any app. */
  readonly app?: string;
};

/** One thing that the policy asks of a change. */
export type Requirement = {
  readonly clause: string;
  readonly what: string;
  /** `later`: asked before production, by the deploy gate, and not before the merge. */
  readonly state: 'met' | 'missing' | 'not-evidenced' | 'later';
  /** What is missing, or what it rests on. */
  readonly why: readonly string[];
};
