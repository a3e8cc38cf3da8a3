import { diff3Merge } from 'node-diff3';

/** Two texts that began as one, put together. `conflicts` are places that both changed: there both stand, marked. */
export type Merged = { readonly text: string; readonly conflicts: number };

/** Sentences with the blank behind them: two people in one paragraph rarely write in one sentence. Together they are the text. */
const sentences = (text: string): string[] => text.split(/(?<=[.!?]\s|\n)/u);

/**
 * Merges what two people made of one text, sentence by sentence (`node-diff3`). Nothing that either typed is lost: where
 * they differ about the same sentences, both stand between marks that name whose they are.
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
