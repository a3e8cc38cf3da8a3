/**
 * Words from elsewhere as one line that cannot move a terminal's cursor, change its title or reverse its text: an alert's
 * label is written by whoever runs the monitored machine (abuse case 19).
 */
export const clean = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}');

/** The same for a text that may have several lines. */
export const cleanLines = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(clean)
    .join('\n');
