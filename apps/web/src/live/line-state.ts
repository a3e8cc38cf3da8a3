/** The stream's state for the reader. `since` is the server's time of the last sign of life. */
export type LineState =
  | { readonly kind: 'live' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'lost'; readonly since: Date };

/** A ledger entry as an event, from which follows what is out of date. */
export type LiveEntry = { readonly seq: number; readonly action: string; readonly things: readonly LiveThing[] };

/** A thing the entry is about. `name` identifies its page, if that is not its id. */
type LiveThing = { readonly kind: string; readonly id: string; readonly name?: string };

/** Parses an event's data; undefined if it is not an entry. */
export function parseLiveEntry(data: string): LiveEntry | undefined {
  const value: unknown = parse(data);
  if (typeof value !== 'object' || value === null) return undefined;
  const { seq, action, things } = value as Record<string, unknown>;
  if (typeof seq !== 'number' || typeof action !== 'string') return undefined;
  return { seq, action, things: Array.isArray(things) ? (things as LiveThing[]) : [] };
}

/** The query keys that a burst of entries invalidates, without duplicates. */
export function staleKeys(entries: readonly LiveEntry[]): readonly (readonly string[])[] {
  const keys = new Map<string, readonly string[]>();
  const add = (...key: string[]) => keys.set(key.join('/'), key);
  for (const { action, things } of entries) {
    // Only this: the list stays while it is read, with newer entries announced above it.
    add('ledger', 'newest');
    add('overview');
    const area = action.split('.')[0] ?? '';
    for (const { kind, id, name } of things) {
      const page = pagesOf[kind];
      if (page !== undefined) add(...page, name ?? id);
    }
    if (area === 'incident') add('incidents', 'list');
    for (const key of byArea[area] ?? []) add(key);
  }
  return [...keys.values()];
}

/** Query key prefixes of single things, by kind. */
const pagesOf: Readonly<Record<string, readonly string[]>> = { incident: ['incidents', 'one'] };

const byArea: Readonly<Record<string, readonly string[]>> = {
  alerts: ['alerts', 'integrations'],
  integration: ['integrations'],
  channel: ['channels'],
  member: ['members'],
  role: ['members', 'session'],
  oncall: ['on-call', 'session'],
  contact_role: ['contact-roles', 'session'],
  organisation: ['members', 'policy'],
  service_account: ['service-accounts'],
  api_key: ['service-accounts'],
  team: ['teams'],
  // The policy decides permissions.
  policy: ['policy', 'session'],
};

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
