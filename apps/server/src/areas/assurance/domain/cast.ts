import { numberOf, wordOf, type Happening } from './happenings.ts';

/** A person or service known to the ledger, under a label used throughout a report instead of a name. */
export type CastMember = {
  readonly id: string;
  readonly label: string;
  readonly kind: 'person' | 'service' | 'auditor';
  readonly state: 'invited' | 'active' | 'suspended' | 'erased' | 'ended';
  /** Roles held, including contact roles, each with the entry that granted it. */
  readonly roles: readonly { readonly role: string; readonly seq: number }[];
  readonly keys: number;
};

type Draft = {
  id: string;
  kind: CastMember['kind'];
  state: CastMember['state'];
  /** By grant id, or by contact role. */
  roles: Map<string, { role: string; seq: number }>;
  keys: Set<string>;
};

const words = { person: 'Person', service: 'Service', auditor: 'Auditor' } as const;

/**
 * Who could act as of the last of these entries, in the order the ledger first mentions them, so that the same entries
 * yield the same labels.
 *
 * @param entries those of `ACCESS_ACTIONS`, from the beginning, oldest first
 */
export function castOf(entries: readonly Happening[]): readonly CastMember[] {
  const drafts = new Map<string, Draft>();
  const draftOf = (id: string, kind: CastMember['kind'] = 'person'): Draft => {
    const known = drafts.get(id);
    if (known !== undefined) return known;
    const made: Draft = { id, kind, state: 'active', roles: new Map(), keys: new Set() };
    drafts.set(id, made);
    return made;
  };
  for (const entry of entries) {
    const id = wordOf(entry, 'auditor') ?? wordOf(entry, 'principal');
    if (id !== undefined) follow(entry, draftOf(id, kindOf(entry.action)));
  }
  const counts = { person: 0, service: 0, auditor: 0 };
  return [...drafts.values()].map(({ id, kind, state, roles, keys }) => ({
    id,
    kind,
    label: `${words[kind]} ${(counts[kind] += 1)}`,
    state,
    roles: [...roles.values()],
    keys: keys.size,
  }));
}

const kindOf = (action: string): CastMember['kind'] =>
  action === 'service_account.created' ? 'service' : action.startsWith('auditor.') ? 'auditor' : 'person';

function follow(entry: Happening, draft: Draft): void {
  const role = wordOf(entry, 'role') ?? '';
  switch (entry.action) {
    case 'member.invited':
      draft.state = 'invited';
      return;
    case 'member.joined':
    case 'member.reinstated':
    case 'auditor.opened':
      draft.state = 'active';
      return;
    case 'member.suspended':
      draft.state = 'suspended';
      return;
    case 'member.erased':
      draft.state = 'erased';
      return;
    case 'auditor.ended':
      draft.state = 'ended';
      return;
    case 'role.granted':
      draft.roles.set(wordOf(entry, 'grant') ?? role, { role, seq: entry.seq });
      return;
    case 'role.revoked':
      draft.roles.delete(wordOf(entry, 'grant') ?? role);
      return;
    case 'contact_role.assigned':
      draft.roles.set(`contact ${role}`, { role, seq: entry.seq });
      return;
    case 'contact_role.vacated':
      draft.roles.delete(`contact ${role}`);
      return;
    case 'api_key.issued':
      draft.keys.add(wordOf(entry, 'key') ?? '');
      return;
    case 'api_key.revoked':
      draft.keys.delete(wordOf(entry, 'key') ?? '');
      return;
  }
}

/** What a report calls an actor: a label, or the part of Muster that acted. */
export function callerOf(cast: readonly CastMember[]): (actor: string) => string {
  const labels = new Map(cast.map(({ id, label }) => [id, label]));
  return (actor) =>
    labels.get(actor) ?? (actor.startsWith('system:') ? `Muster (${actor.slice('system:'.length)})` : actor);
}

/** How many active members have attested a version, and how many there are. */
export function attestedIn(
  cast: readonly CastMember[],
  entries: readonly Happening[],
  version: string,
): { readonly attested: number; readonly members: number } {
  const members = new Set(cast.flatMap(({ id, kind, state }) => (kind === 'person' && state === 'active' ? [id] : [])));
  const attested = new Set(
    entries.flatMap((entry) =>
      entry.action === 'policy.attested' && wordOf(entry, 'version') === version && members.has(entry.actor)
        ? [entry.actor]
        : [],
    ),
  );
  return { attested: attested.size, members: members.size };
}

/** The external copies (sinks or anchors) connected and not removed. */
export const standing = (entries: readonly Happening[], kind: 'sink' | 'anchor'): readonly Happening[] => {
  const removed = new Set(entries.flatMap(({ action, thing }) => (action === `${kind}.removed` ? [thing.id] : [])));
  return entries.filter(({ action, thing }) => action === `${kind}.connected` && !removed.has(thing.id));
};

/** The last reconciliation of a sink, if there was one. */
export const readBack = (
  entries: readonly Happening[],
  sink: string,
): { seq: number; differs: boolean } | undefined => {
  const last = entries.findLast(({ action, thing }) => action === 'sink.reconciled' && thing.id === sink);
  return last && { seq: last.seq, differs: numberOf(last, 'missing') + numberOf(last, 'altered') > 0 };
};
