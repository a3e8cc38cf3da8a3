import type { Classification, Kind, SubjectKind } from './finding.ts';
import type { View } from './view.ts';

/**
 * Detects one kind of finding. `prefilter` is a cheap "cannot be here" test on the view's marks and literals; `find`
 * must be linear in the view's length (abuse case 27) and may throw: the text is then removed entirely.
 */
export type Detector = {
  readonly name: Kind;
  readonly classification: Classification;
  readonly prefilter: (view: View) => boolean;
  readonly find: (view: View) => readonly Match[];
};

/** A span of the view's own text. A `subject` is replaced by its pseudonym, anything else by `[removed:name]`. */
export type Match = {
  readonly start: number;
  readonly end: number;
  readonly subject?: { readonly kind: SubjectKind; readonly canonical: string };
};
