import { diff3Merge } from 'node-diff3';

/** Two edits of one text, merged. `conflicts` counts the places both changed: there both versions stand, marked. */
export type Merged = { readonly text: string; readonly conflicts: number };

/**
 * Splits into sentences with their trailing white space; joined they are the text. People who share a paragraph rarely
 * edit the same sentence.
 */
const sentences = (text: string): string[] => text.split(/(?<=[.!?]\s|\n)/u);

/**
 * Merges two people's edits of a text, sentence by sentence (`node-diff3`). Nothing either typed is lost: if they
 * changed the same sentences, both versions stand between markers that name their authors.
 */
export function mergeText(base: string, theirs: string, mine: string): Merged {
  if (theirs === base || theirs === mine) return { text: mine, conflicts: 0 };
  if (mine === base) return { text: theirs, conflicts: 0 };
  let conflicts = 0;
  const parts = diff3Merge(sentences(mine), sentences(base), sentences(theirs)).map(({ ok, conflict }) => {
    if (conflict === undefined) return (ok ?? []).join('');
    conflicts += 1;
    return `\n<<<<<<< yours\n${ended(conflict.a.join(''))}=======\n${ended(conflict.b.join(''))}>>>>>>> theirs\n`;
  });
  return { text: parts.join(''), conflicts };
}

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
