import { describe, expect, test } from 'vitest';
import { readSocketMessage } from './envelope.ts';

describe('a message of Socket Mode', () => {
  const envelope = (type: string, payload: unknown) => JSON.stringify({ envelope_id: 'e1', type, payload });

  test('holds what Slack would have posted, under the same ids', () => {
    expect(readSocketMessage(envelope('slash_commands', { trigger_id: 't1', text: 'ack' }))).toEqual({
      kind: 'envelope',
      id: 'e1',
      from: { kind: 'command', id: 't1', payload: { trigger_id: 't1', text: 'ack' } },
    });
    expect(readSocketMessage(envelope('interactive', { trigger_id: 't2' }))).toMatchObject({
      from: { kind: 'press', id: 't2' },
    });
    expect(readSocketMessage(envelope('events_api', { event_id: 'Ev1' }))).toMatchObject({
      from: { kind: 'event', id: 'Ev1' },
    });
    expect(readSocketMessage(envelope('interactive', {}))).toMatchObject({ from: { id: 'e1' } });
  });

  test('of a kind that is not known is acknowledged and nothing else', () => {
    expect(readSocketMessage(envelope('something_new', {}))).toEqual({ kind: 'envelope', id: 'e1', from: undefined });
    expect(readSocketMessage(envelope('events_api', 'text'))).toEqual({ kind: 'envelope', id: 'e1', from: undefined });
  });

  test('says hello and goodbye', () => {
    expect(readSocketMessage('{"type":"hello"}')).toEqual({ kind: 'hello' });
    expect(readSocketMessage('{"type":"disconnect","reason":"warning"}')).toEqual({ kind: 'disconnect', isOff: false });
    expect(readSocketMessage('{"type":"disconnect","reason":"link_disabled"}')).toMatchObject({ isOff: true });
  });

  test.each(['', 'null', '[]', '{', '"hello"', '{"type":5}'])('%j is none', (text) => {
    expect(readSocketMessage(text)).toEqual({ kind: 'unknown' });
  });
});
