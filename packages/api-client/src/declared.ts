/** A verb as declared by the server: what a command line or a dialog needs to offer it. Generated from `x-verb`. */
export type DeclaredVerb = {
  readonly noun: string;
  readonly verb: string;
  readonly aliases?: readonly string[];
  readonly label: string;
  readonly does: string;
  readonly done: string;
  readonly next?: string;
  readonly permission?: string;
  /** The thing has versions, so that a caller may insist on the one they saw. */
  readonly versioned?: true;
  readonly seen?: true;
  readonly confirms?: true;
  readonly danger?: true;
  /** The parts of its response that are shown once. */
  readonly secrets?: readonly string[];
  readonly path: string;
  readonly clauses: readonly string[];
  /** What identifies the thing, in path order; empty for an organisation-wide verb. */
  readonly key: readonly DeclaredKey[];
  readonly fields: readonly DeclaredField[];
};

export type DeclaredKey = { readonly name: string; readonly ref?: string };

export type DeclaredField = {
  readonly name: string;
  readonly asks: string;
  readonly help?: string;
  readonly short?: string;
  readonly option?: string;
  readonly positional?: true;
  readonly needed?: true;
  readonly type: 'text' | 'number' | 'flag' | 'choice' | 'ref' | 'instant' | 'list' | 'facts' | 'json';
  /** How text is entered: over several lines, hidden, or from a file. */
  readonly input?: 'multiline' | 'secret' | 'file';
  readonly choices?: readonly string[];
  /** The noun of the thing that it refers to. */
  readonly ref?: string;
  readonly limit?: number;
};

/** A list as declared by the server. Generated from `x-list`. */
export type DeclaredList = {
  readonly noun: string;
  readonly list: string;
  readonly does: string;
  readonly empty: { readonly says: string; readonly next?: string };
  readonly path: string;
  readonly pages?: true;
  /** What identifies the parent thing; absent if the list is organisation-wide. */
  readonly key?: readonly DeclaredKey[];
  readonly columns: readonly DeclaredColumn[];
  readonly filters: readonly DeclaredField[];
};

export type DeclaredColumn = {
  readonly at: string;
  readonly head: string;
  readonly as?: 'person' | 'people' | 'instant' | 'severity' | 'count' | 'words';
  readonly shrinksTo?: number;
  readonly dropped?: number;
};
