/** One shift, as a calendar shows it. */
export type CalendarEvent = {
  /** The same each time it is read, so that calendars change an event and do not double it. */
  readonly uid: string;
  readonly from: Date;
  readonly until: Date;
  readonly summary: string;
  readonly link: string;
};

/**
 * An iCalendar object (RFC 5545). Instants are in UTC, so that a reader's calendar shows each at its own wall time, on both
 * sides of a change of the clocks, without being told any zone's rules.
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

/** 3.3.11: what is structure elsewhere is escaped; control characters have no place in a text. */
const text = (words: string): string =>
  words
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '');

const LONGEST_LINE = 75;

/** 3.1: no line is longer than 75 octets; what goes on begins with a blank, and no character is cut in two. */
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
