import { describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { declared } from '../../incidents/testing/declared.ts';
import type { Page } from '../../oncall/domain/page.ts';
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
  round: 1,
  state: 'sending',
  channel: undefined,
  attempts: 1,
  queuedAt: new Date('2026-11-02T09:00:00.000Z'),
  handedOverAt: undefined,
  answeredAt: undefined,
};
const links = { answer: 'https://m.example/a/secret', incident: 'https://m.example/incidents/INC-7KQ2F' };
const message = pageMessage(page, declared({ title: ownWords('Checkout of customer A fails') }), links);

describe('what leaves with a page [GOV 6.2]', () => {
  test('id, severity, deadline and link, and no INTERNAL text unless that channel is approved for it', () => {
    const outside = disclosed(message, { audience: 'person', isInternalApproved: false });
    expect(headline(outside)).toBe('SEV-1 INC-7KQ2F: acknowledge by 09:05:00 UTC');
    expect(JSON.stringify(outside) + inWords(outside)).not.toContain('Checkout');
    const approved = disclosed(message, { audience: 'person', isInternalApproved: true });
    expect(headline(approved)).toBe('SEV-1 INC-7KQ2F Checkout of customer A fails: acknowledge by 09:05:00 UTC');
  });

  test('the link by which one answers goes to the paged person only, never into a room [GOV 1.1]', () => {
    const overheard = disclosed(message, { audience: 'room', isInternalApproved: true });
    expect(overheard.link).toBe(links.incident);
    expect(JSON.stringify(overheard)).not.toContain('/a/secret');
    expect(disclosed(message, { audience: 'person', isInternalApproved: false }).link).toBe(links.answer);
  });

  test('what is due is called as the pages and the command call it', () => {
    const toSay = disclosed(message, { audience: 'person', isInternalApproved: false });
    const at = new Date('2026-11-02T09:15:00.000Z');
    expect(headline({ ...toSay, due: { clock: 'update', at } })).toBe('SEV-1 INC-7KQ2F: next update by 09:15:00 UTC');
  });

  test('a drill says so, first of all', () => {
    const drill = disclosed({ ...message, isDrill: true }, { audience: 'person', isInternalApproved: false });
    expect(headline(drill)).toMatch(/^\[DRILL\] /);
    expect(inWords(drill)).toContain('This is a drill.');
  });
});
