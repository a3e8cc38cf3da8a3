import type { SeenEntry } from '../../../platform/ledger/read-entries.ts';
import type { AuditReads } from './audit-reads.ts';

/** A thing as shown to readers. `name` is what people and URLs call it, if not its id. */
export type ThingView = { readonly kind: string; readonly id: string; readonly name?: string };

/** Per entry, the thing it belongs to and those it touched, limited to what its reader may see. */
export async function thingsOf(
  reads: Pick<AuditReads, 'db' | 'kinds'>,
  entries: readonly SeenEntry[],
): Promise<ReadonlyMap<number, readonly ThingView[]>> {
  const seen = new Map(entries.map((entry) => [entry.seq, refsOf(entry)] as const));
  const names = new Map<string, ReadonlyMap<string, string>>();
  for (const [kind, ids] of byKind([...seen.values()].flat())) {
    const { namesOf } = reads.kinds().find((one) => one.kind.name === kind) ?? {};
    if (namesOf !== undefined) names.set(kind, await namesOf(reads.db, [...ids]));
  }
  const viewOf = ({ kind, id }: ThingView): ThingView => {
    const name = names.get(kind)?.get(id);
    return name === undefined ? { kind, id } : { kind, id, name };
  };
  return new Map([...seen].map(([seq, things]) => [seq, things.map(viewOf)]));
}

function refsOf({ envelope: { thing, touched }, isThingSeen, touchedSeen }: SeenEntry): readonly ThingView[] {
  const others = touched === undefined ? [] : touchedSeen.map((id) => ({ kind: touched.kind, id }));
  return isThingSeen ? [thing, ...others] : others;
}

function byKind(things: readonly ThingView[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { kind, id } of things) ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
  return ids;
}
