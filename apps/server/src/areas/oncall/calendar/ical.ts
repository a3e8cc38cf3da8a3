/** One shift as a calendar event. */
export type CalendarEvent = {
  /** Stable between reads, so that calendars update the event instead of duplicating it. */
  readonly uid: string;
  readonly from: Date;
  readonly until: Date;
  readonly summary: string;
  readonly link: string;
};

/**
 * An iCalendar object (RFC 5545). Instants are in UTC, so that each calendar shows local time correctly on both sides
 * of a clock change, without any time zone rules in the file.
 */
export const calendarText = (name: string, events: readonly CalendarEvent[], now: Date): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Muster//On-call//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap(({ uid, from, until, summary, link }) => [
      'BEGIN:VEVENT',
      `UID:${text(uid)}`,
      `DTSTAMP:${instant(now)}`,
      `DTSTART:${instant(from)}`,
      `DTEND:${instant(until)}`,
      `SUMMARY:${text(summary)}`,
      `URL:${link}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');

/** 3.3.5: `20261130T080000Z`. */
const instant = (at: Date): string =>
  `${at.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length).replaceAll(/[-:]/g, '')}Z`;

/** 3.3.11: escapes structural characters and removes control characters. */
const text = (words: string): string =>
  words
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '');

const LONGEST_LINE = 75;

/** 3.1: folds lines at 75 octets; continuations begin with a space, and no character is split. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > LONGEST_LINE) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += length;
  }
  return [...lines, current].join('\r\n');
}
