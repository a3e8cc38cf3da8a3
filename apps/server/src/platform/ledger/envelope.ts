import canonicalizeJson from 'canonicalize';
import type { Actor } from '../../kernel/actor.ts';
import { actorSub } from '../../kernel/actor.ts';
import { asId, type ClauseId, type EntryId, type PrincipalId, type RequestId } from '../../kernel/ids.ts';
import type { LedgerAction, ResourceRef } from './action.ts';
import type { Kind, ThingRef } from './thing.ts';

/**
 * What is hashed, signed and sent to sinks: who did what to which resource when, and by which clause. It holds no free
 * text and no name, so it may be kept when the content it commits to has been erased. The fields that GOV 7.2 demands
 * are `actor`, `time`, `action`, `resource` and `log_type`.
 */
export type Envelope = {
  readonly v: 1;
  readonly id: EntryId;
  readonly log_type: 'audit';
  readonly time: string;
  readonly actor: string;
  readonly actor_kind: Actor['kind'];
  readonly action: string;
  readonly action_version: number;
  readonly resource: ResourceRef;
  /** The thing whose history it belongs to. */
  readonly thing: ThingRef;
  readonly touched?: { readonly kind: string; readonly ids: readonly string[] };
  readonly kept_for: Kind['keptFor'];
  readonly clause?: ClauseId;
  readonly decision: { readonly allowed: boolean; readonly code?: string };
  readonly policy: string;
  readonly request: RequestId;
  readonly data: Readonly<Record<string, unknown>>;
  readonly content?: { readonly commitment: string; readonly of: string };
  /** How many rows its transaction changed, and the SHA-256 of the list that names them (`ledger_rows`). */
  readonly rows?: { readonly count: number; readonly sha256: string };
};

export type EnvelopeParts = {
  readonly id: EntryId;
  readonly at: Date;
  readonly actor: Actor;
  readonly action: LedgerAction;
  readonly resource: ResourceRef;
  readonly thing: ThingRef;
  readonly touched: readonly string[];
  readonly clause: ClauseId | undefined;
  readonly decision: { readonly allowed: boolean; readonly code?: string };
  readonly policy: string;
  readonly request: RequestId;
  readonly data: Readonly<Record<string, unknown>>;
  readonly content: { readonly commitment: string; readonly of: string } | undefined;
};

export function envelope(parts: EnvelopeParts): Envelope {
  assertOpaque(parts.data, parts.action.name);
  return {
    v: 1,
    id: parts.id,
    log_type: 'audit',
    time: parts.at.toISOString(),
    actor: actorSub(parts.actor),
    actor_kind: parts.actor.kind,
    action: parts.action.name,
    action_version: parts.action.version,
    resource: parts.resource,
    thing: parts.thing,
    ...touchedBy(parts),
    kept_for: parts.action.kind.keptFor,
    ...(parts.clause === undefined ? {} : { clause: parts.clause }),
    decision: parts.decision,
    policy: parts.policy,
    request: parts.request,
    data: parts.data,
    ...(parts.content === undefined ? {} : { content: parts.content }),
  };
}

/** The resource itself, unless another is named: an entry in no thing's history is a bug, and stops the command. */
export function thingOf(
  action: Pick<LedgerAction, 'name' | 'kind'>,
  { resource, thing }: { readonly resource: ResourceRef; readonly thing?: string },
): ThingRef {
  const kind = action.kind.name;
  if (thing !== undefined) return { kind, id: thing };
  if (resource.kind === kind) return resource;
  throw new Error(`${action.name}: an entry about a ${resource.kind} must say which ${kind} it belongs to`);
}

function touchedBy({ action, touched }: EnvelopeParts): Pick<Envelope, 'touched'> {
  if (touched.length === 0) return {};
  if (action.touches === undefined) throw new Error(`${action.name} does not say what it touches`);
  return { touched: { kind: action.touches.name, ids: touched } };
}

/** The exact bytes that are hashed (RFC 8785); stored as they are, never rebuilt from columns. */
export function canonicalJson(value: unknown): string {
  const text = canonicalizeJson(value);
  if (text === undefined) throw new Error('not representable as canonical JSON');
  return text;
}

export const readEnvelope = (text: string): Envelope => JSON.parse(text) as Envelope;

/** The acting principal; undefined for Muster itself and for strangers. */
export const principalOfEntry = ({ actor, actor_kind }: Envelope): PrincipalId | undefined =>
  actor_kind === 'person' || actor_kind === 'service' ? asId(actor) : undefined;

const OPAQUE = /^[A-Za-z0-9._:/@+~#-]{0,160}$/;

/** An envelope outlives erasure, so a sentence or a name in one is a bug, and stops the command rather than be kept. */
function assertOpaque(value: unknown, action: string): void {
  if (typeof value === 'string') {
    if (!OPAQUE.test(value)) throw new Error(`${action}: free text in an envelope; it belongs in content`);
    return;
  }
  if (Array.isArray(value)) for (const item of value) assertOpaque(item, action);
  else if (value !== null && typeof value === 'object')
    for (const item of Object.values(value)) assertOpaque(item, action);
}
