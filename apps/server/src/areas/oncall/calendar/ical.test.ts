import { describe, expect, test } from 'vitest';
import { calendarText } from './ical.ts';

const now = new Date('2026-11-02T10:00:00.000Z');
const event = {
  uid: 'a@muster',
  from: new Date('2026-10-24T07:00:00.000Z'),
  until: new Date('2026-10-31T08:00:00.000Z'),
  summary: 'On call: Serving',
  link: 'https://muster.example.org/on-call',
};
const unfolded = (calendar: string): string => calendar.replaceAll('\r\n ', '');

describe('a calendar', () => {
  test('says when in UTC, so that a change of the clocks moves nothing', () => {
    const lines = calendarText('Serving', [event], now).split('\r\n');
    expect(lines).toContain('DTSTART:20261024T070000Z');
    expect(lines).toContain('DTEND:20261031T080000Z');
    expect(lines).toContain('DTSTAMP:20261102T100000Z');
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
  });

  test('folds lines at 75 octets, and cuts no character in two', () => {
    const summary = `On call: ${'🚀é漢'.repeat(40)}`;
    const calendar = calendarText('Serving', [{ ...event, summary }], now);
    for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(unfolded(calendar)).toContain(`SUMMARY:${summary}\r\n`);
    expect(calendar).not.toMatch(/[^\r]\n/);
  });

  test('escapes what would be structure, and lets nothing break out of its line', () => {
    const summary = 'a;b,c\\d\r\nEND:VEVENT\u0007';
    const calendar = unfolded(calendarText('x\ny', [{ ...event, summary }], now));
    expect(calendar).toContain('SUMMARY:a\\;b\\,c\\\\d\\nEND:VEVENT\r\n');
    expect(calendar).toContain('X-WR-CALNAME:x\\ny\r\n');
    expect(calendar.match(/^END:VEVENT$/gm)).toHaveLength(1);
  });
});
