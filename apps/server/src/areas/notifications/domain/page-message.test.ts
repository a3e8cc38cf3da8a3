import { describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { declared } from '../../incidents/testing/declared.ts';
import type { Page } from '../../oncall/domain/page.ts';
import { Classified, Outlet } from '@muster/policy';
import { MAILBOX, wayOutBy } from './channel.ts';
import { disclosed, headline, inWords, pageMessage } from './page-message.ts';

const page: Page = {
  id: '01930000-0000-7000-8000-00000000000a',
  incident: asId('00000000-0000-4000-8000-000000000001'),
  to: asId('00000000-0000-4000-8000-00000000000b'),
  why: 'declared',
  clause: '3.1.2',
  drill: false,
  urgency: 'page',
  as: undefined,
  via: undefined,
  round: 1,
  state: 'sending',
  channel: undefined,
  attempts: 1,
  queuedAt: new Date('2026-11-02T09:00:00.000Z'),
  handedOverAt: undefined,
  answeredAt: undefined,
  closedAt: undefined,
};
const links = { answer: 'https://m.example/a/secret', incident: 'https://m.example/incidents/INC-7KQ2F' };
const approvedChannel = wayOutBy({ kind: 'teams', isInternalApproved: true });
const said = {
  title: new Classified('INTERNAL', ownWords('Checkout of customer A fails')),
  links,
  services: ['fraud-model'],
  as: undefined,
  zone: undefined,
  now: new Date('2026-11-02T09:00:00.000Z'),
};
const incident = declared();
const message = pageMessage(page, incident, said);
const own = { isOwn: true, by: MAILBOX };

describe('what leaves with a page [GOV 6.2]', () => {
  test('id, severity, deadline, what to do and link, and no INTERNAL text unless that channel is approved for it', () => {
    const outside = disclosed(message, own);
    expect(headline(outside)).toBe('SEV-1 INC-7KQ2F: acknowledge by 09:05:00 UTC');
    expect(inWords(outside)).toContain('What to do: Acknowledge it to stop the paging, then take command.');
    expect(JSON.stringify(outside) + inWords(outside)).not.toMatch(/Checkout|fraud-model/);
    const named = pageMessage(page, incident, { ...said, name: 'Grace Hopper' });
    const approved = disclosed(named, { isOwn: false, by: approvedChannel });
    expect(headline(approved)).toBe('SEV-1 INC-7KQ2F Checkout of customer A fails: acknowledge by 09:05:00 UTC');
    expect(inWords(approved)).toContain('Service: fraud-model');
    expect(approved.internal).toMatchObject({ name: 'Grace Hopper' });
  });

  test('what is CONFIDENTIAL fits into no message and through no way out, approved or not [GOV 6.1]', () => {
    const confidential = new Classified('CONFIDENTIAL', ownWords('ada@example.org'));
    // @ts-expect-error -- a title that is CONFIDENTIAL is no title of a page
    const misled = pageMessage(page, incident, { ...said, title: confidential });
    expect(headline(disclosed(misled, { isOwn: false, by: approvedChannel }))).not.toContain('ada');
    // @ts-expect-error -- no way out ever admits it
    expect(() => approvedChannel.take(confidential)).toThrow('a channel (teams) admits INTERNAL data at most');
    // @ts-expect-error -- nor can one be made that does
    expect(disclosed(message, { isOwn: false, by: new Outlet('everything', 'CONFIDENTIAL') }).code).toBe('INC-7KQ2F');
  });

  test('the link by which one answers goes where the paged person alone reads, and nowhere else [GOV 1.1]', () => {
    const overheard = disclosed(message, { isOwn: false, by: approvedChannel });
    expect(overheard.link).toBe(links.incident);
    expect(JSON.stringify(overheard) + inWords(overheard)).not.toContain('/a/secret');
    expect(disclosed(message, own).link).toBe(links.answer);
  });

  test('what is due is called as the pages and the command call it', () => {
    const at = new Date('2026-11-02T09:15:00.000Z');
    const toSay = { ...disclosed(message, own), due: { clock: 'update' as const, at } };
    expect(headline(toSay)).toBe('SEV-1 INC-7KQ2F: next update by 09:15:00 UTC');
  });

  test('a drill says so, first of all', () => {
    const drill = disclosed({ ...message, isDrill: true }, own);
    expect(headline(drill)).toMatch(/^\[DRILL\] /);
    expect(inWords(drill)).toContain('This is a drill.');
  });
});

describe('a page is read by its reader’s clock [GOV 3.1.2]', () => {
  const late = { ...said, now: new Date('2026-11-02T09:06:00.000Z') };
  const repeated = { ...page, why: 'repeated' as const };

  test('a repeated one says what is overdue, in their zone', () => {
    const told = disclosed(pageMessage(repeated, incident, { ...late, zone: 'Europe/Berlin' }), own);
    expect(headline(told)).toBe('SEV-1 INC-7KQ2F: acknowledge overdue since 10:05:00 Europe/Berlin');
    expect(inWords(told)).toContain('Overdue: name a commander, since 10:05:00 Europe/Berlin');
    expect(inWords(told)).not.toContain('UTC');
  });

  test('where they have not said which, it is UTC and says so', () => {
    const words = inWords(disclosed(pageMessage(repeated, incident, late), own));
    expect(words).toContain('overdue since 09:05:00 UTC');
    expect(words).toContain('Times are in UTC, because your profile has no time zone.');
    const unknown = disclosed(pageMessage(repeated, incident, { ...late, zone: 'Mars/Olympus' }), own);
    expect(headline(unknown)).toContain('09:05:00 UTC');
  });

  test('what is due on another day is told with its day [GOV 3.2.4]', () => {
    const mitigated = { ...incident, clocks: incident.clocks.filter(({ name }) => name === 'resolve') };
    const evening = pageMessage(page, mitigated, { ...said, now: new Date('2026-11-01T20:00:00.000Z') });
    expect(headline(disclosed(evening, own))).toBe('SEV-1 INC-7KQ2F: resolve by 2026-11-02 13:00:00 UTC');
  });

  test('whose command changed hands is not asked to take it [GOV 8.1]', () => {
    const holder = asId<'principal'>('00000000-0000-4000-8000-00000000000c');
    const commanded = { ...incident, command: { seat: 'named', holder, since: late.now } } as const;
    const todo = (why: 'command-taken' | 'command-handed' | 'repeated') =>
      pageMessage({ ...page, why }, commanded, late).todo;
    expect(todo('command-taken')).toBe('Tell the new commander what you know.');
    expect(todo('command-handed')).toBe('Acknowledge it to stop the paging, and lead it: you are now the commander.');
    expect(todo('repeated')).toBe('Acknowledge it to stop the paging.');
  });

  test('whoever is escalated to reads as what, why, and what is asked of them [GOV 3.1.5]', () => {
    const to = { ...page, why: 'not-mitigated' as const, as: 'vp-engineering' };
    const words = inWords(disclosed(pageMessage(to, incident, { ...late, as: 'VP Engineering' }), own));
    expect(words).toContain('You are paged as VP Engineering: it was not mitigated in time.');
    expect(words).toContain('Acknowledge it to stop the paging; take command, or name a commander.');
  });
});
