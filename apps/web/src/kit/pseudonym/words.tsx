import { pseudonymParts } from './pseudonym-parts.ts';
import { Pseudonym } from './pseudonym.tsx';

/** A text of the record, with its pseudonyms as such. */
export function Words({ text, isInLink = false }: { text: string; isInLink?: boolean }) {
  return pseudonymParts(text).map((part, at) =>
    part.kind === 'words' ? part.text : <Pseudonym key={at} token={part.text} isInLink={isInLink} />,
  );
}
