import type { FromSlack } from './receive.ts';

/** A Socket Mode message, as far as Muster has to distinguish them. */
type SocketMessage =
  | { readonly kind: 'hello' }
  /** This connection is about to end; `isOff`: Socket Mode was disabled for the app. */
  | { readonly kind: 'disconnect'; readonly isOff: boolean }
  /** To be acknowledged by its id. `from` is absent for kinds that Muster does not use. */
  | { readonly kind: 'envelope'; readonly id: string; readonly from: FromSlack | undefined }
  | { readonly kind: 'unknown' };

/** Parses a message. An envelope contains what Slack would have posted, under the same ids. */
export function readSocketMessage(text: string): SocketMessage {
  const message = objectIn(text);
  const type = wordsIn(message, 'type');
  if (type === 'hello') return { kind: 'hello' };
  if (type === 'disconnect') return { kind: 'disconnect', isOff: wordsIn(message, 'reason') === 'link_disabled' };
  const id = wordsIn(message, 'envelope_id');
  if (id === undefined) return { kind: 'unknown' };
  return { kind: 'envelope', id, from: contentOf(type, id, message['payload']) };
}

function contentOf(type: string | undefined, envelope: string, given: unknown): FromSlack | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const payload = given as Readonly<Record<string, unknown>>;
  const under = (name: string) => wordsIn(payload, name) ?? envelope;
  switch (type) {
    case 'slash_commands':
      return { kind: 'command', id: under('trigger_id'), payload };
    case 'interactive':
      return { kind: 'press', id: under('trigger_id'), payload };
    case 'events_api':
      return { kind: 'event', id: under('event_id'), payload };
    default:
      return undefined;
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

const wordsIn = (message: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = message[name];
  return typeof value === 'string' ? value : undefined;
};
