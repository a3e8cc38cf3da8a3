import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { auditorsOnly, defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { incidentKind } from '../oncall/public.ts';
import { namesOfAnchors } from './store/anchors.ts';
import { namesOfWitnessed } from './store/witnessed.ts';

export const anchorKind = defineKind({ name: 'anchor', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });
export const witnessedKind = defineKind({
  name: 'witnessed-ledger',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const anchorKinds: readonly RegisteredKind[] = [
  { kind: anchorKind, visibleTo: auditorsOnly, namesOf: async (db, ids) => namesOfAnchors(db, ids) },
  { kind: witnessedKind, visibleTo: auditorsOnly, namesOf: async (db, ids) => namesOfWitnessed(db, ids) },
];

const OfAnchor = { anchor: Type.String() };
const Count = Type.Integer({ minimum: 0 });

export const anchorConnected = defineAction({
  name: 'anchor.connected',
  version: 1,
  kind: anchorKind,
  data: Type.Object({ ...OfAnchor, kind: Type.String() }),
  content: Type.Object({ name: Type.String(), url: Type.String() }),
  summarise: ({ data, content }) =>
    `connected ${content?.name ?? 'an anchor'} to anchor the ledger’s heads (${data.kind})`,
});

export const anchorRemoved = defineAction({
  name: 'anchor.removed',
  version: 1,
  kind: anchorKind,
  data: Type.Object(OfAnchor),
  summarise: () => 'removed an anchor of the ledger’s heads',
});

/**
 * An anchor saw a different history, or was silent for longer than the policy allows a copy to lag. The incident pages.
 */
export const anchorAlarmed = defineAction({
  name: 'anchor.alarmed',
  version: 1,
  kind: anchorKind,
  touches: incidentKind,
  data: Type.Object({
    ...OfAnchor,
    why: Type.Enum(['contradicted', 'silent']),
    size: Count,
    since: Type.String(),
    incident: Type.String(),
  }),
  breaks: true,
  instants: ({ data }) => [data.since],
  summarise: ({ data }) =>
    data.why === 'silent'
      ? `paged the responders: an anchor has confirmed nothing beyond size ${data.size} since ${data.since}`
      : `paged the responders: an anchor has seen a history that differs from this ledger’s since ${data.since} (it had confirmed it up to size ${data.size})`,
});

const OfLedger = { ledger: Type.String() };

export const witnessedAdded = defineAction({
  name: 'witnessed_ledger.added',
  version: 1,
  kind: witnessedKind,
  data: Type.Object({ ...OfLedger, key: Type.String({ description: 'The id of its key.' }) }),
  content: Type.Object({ name: Type.String(), origin: Type.String() }),
  summarise: ({ content }) => `started to cosign the heads of ${content?.name ?? 'another ledger'}`,
});

export const witnessedKeyPinned = defineAction({
  name: 'witnessed_ledger.key_pinned',
  version: 1,
  kind: witnessedKind,
  data: Type.Object({ ...OfLedger, key: Type.String() }),
  summarise: ({ data }) => `trusted another key of a ledger that is witnessed here (${data.key})`,
});

/**
 * A head signed with the ledger's own key that does not extend the cosigned one. The head itself is stored as evidence.
 */
export const witnessedContradicted = defineAction({
  name: 'witnessed_ledger.contradicted',
  version: 1,
  kind: witnessedKind,
  data: Type.Object({
    ...OfLedger,
    problem: Type.Enum(['forked', 'unproven', 'older']),
    seen: Count,
    shown: Count,
  }),
  summarise: ({ data }) =>
    `refused to cosign: a ledger whose head of size ${data.seen} had been seen presented one of size ${data.shown} (${data.problem})`,
});

export const witnessedSettled = defineAction({
  name: 'witnessed_ledger.settled',
  version: 1,
  kind: witnessedKind,
  data: Type.Object(OfLedger),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ content }) =>
    `investigated the contradiction of a ledger that is witnessed here${content === undefined ? '' : `: ${content.reason}`}`,
});

export const witnessedRemoved = defineAction({
  name: 'witnessed_ledger.removed',
  version: 1,
  kind: witnessedKind,
  data: Type.Object(OfLedger),
  summarise: () => 'stopped cosigning the heads of a ledger',
});

export const anchorActions = [
  anchorConnected,
  anchorRemoved,
  anchorAlarmed,
  witnessedAdded,
  witnessedKeyPinned,
  witnessedContradicted,
  witnessedSettled,
  witnessedRemoved,
] as const;
