/** A `like` pattern for each word of a search, matching it anywhere in a text: `%` and `_` are literal. */
export const likeWords = (words: string | undefined): readonly string[] =>
  (words ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(anywhere);

/** Matches the text literally, anywhere. */
export const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
