/**
 * Makes external text safe as one line: it cannot move the cursor, change the terminal's title or reverse text. An
 * alert's labels are controlled by whoever runs the monitored machine (abuse case 19).
 */
export const clean = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}');

/** Same, for text with several lines. */
export const cleanLines = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(clean)
    .join('\n');
