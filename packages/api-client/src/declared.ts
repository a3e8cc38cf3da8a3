/** A verb as the server declares it: what a command line or a dialog needs to offer it. Printed from `x-verb`. */
export type DeclaredVerb = {
  readonly noun: string;
  readonly verb: string;
  readonly aliases?: readonly string[];
  readonly label: string;
  readonly does: string;
  readonly done: string;
  readonly next?: string;
  readonly permission?: string;
  /** Its thing has versions, so that a caller may insist on the one they saw. */
  readonly versioned?: true;
  readonly seen?: true;
  readonly confirms?: true;
  readonly danger?: true;
  /** The parts of its answer that are shown once. */
  readonly secrets?: readonly string[];
  readonly path: string;
  readonly clauses: readonly string[];
  /** What names the thing, in the order of the path; none where it acts on the organisation as a whole. */
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
  /** How text is typed in: in several lines, without being shown, out of a file. */
  readonly input?: 'multiline' | 'secret' | 'file';
  readonly choices?: readonly string[];
  /** The noun whose thing it names. */
  readonly ref?: string;
  readonly limit?: number;
};

/** A list as the server declares it. Printed from `x-list`. */
export type DeclaredList = {
  readonly noun: string;
  readonly list: string;
  readonly does: string;
  readonly empty: { readonly says: string; readonly next?: string };
  readonly path: string;
  readonly pages?: true;
  /** What names the thing that it is of; absent where it is the organisation's. */
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
