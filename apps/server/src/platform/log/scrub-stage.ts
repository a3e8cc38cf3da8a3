/** What the log needs of `@muster/scrubber`. */
export type ValueScrubber = { value<T>(value: T): { readonly value: T } };

type Options = { readonly scrubber: ValueScrubber; readonly write: (line: string) => void; readonly now: () => Date };

/** Scrubbing is synchronous, so a line must be short enough to take negligible time. */
const MAX_LINE_CHARACTERS = 32 * 1024;

/**
 * The last stage of every event: parses the serialised line, scrubs it, and writes it as one line that no terminal, log
 * viewer or line splitter can misread. It fails closed: an event that cannot be scrubbed is replaced by a marker.
 */
export function createScrubStage({ scrubber, write, now }: Options): (line: string) => void {
  return (line) => write(`${scrubbedLine(line)}\n`);

  function scrubbedLine(line: string): string {
    if (line.length > MAX_LINE_CHARACTERS) return withheld('it was too long');
    try {
      return asOneSafeLine(scrubber.value(JSON.parse(line) as unknown).value);
    } catch {
      return withheld('it could not be scrubbed');
    }
  }

  function withheld(why: string): string {
    return asOneSafeLine({
      level: 'error',
      time: now().toISOString(),
      event: 'log.event_withheld',
      why: `An event was withheld because ${why}.`,
    });
  }
}

/**
 * JSON escapes line breaks and ESC, but not other deceptive characters: DEL and the C1 controls (ANSI sequences), line
 * and paragraph separators, zero-width characters and bidirectional overrides (abuse case 19).
 */
const asOneSafeLine = (event: unknown): string =>
  JSON.stringify(event).replaceAll(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
