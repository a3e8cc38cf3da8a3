/** A pattern for each word of a search, to be found as it stands anywhere in a text: `%` and `_` are letters like others. */
export const likeWords = (words: string | undefined): readonly string[] =>
  (words ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(anywhere);

/** To be found as it stands anywhere in a text. */
export const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
