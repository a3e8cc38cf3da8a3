import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { principalOfEntry } from '../../../platform/ledger/envelope.ts';
import { openContent } from '../../../platform/ledger/open-content.ts';
import { entryAt } from '../../../platform/ledger/read-entries.ts';
import type { Asker, AuditReads } from './audit-reads.ts';
import { isOfIncident, viewOf, type EntryView } from './entry-view.ts';
import { ledgerScopeOf, type LedgerScope } from './ledger-scope.ts';
import { visibleEntries, type VisibleEntry } from './visible-entries.ts';

/** What became of the content that an entry commits to. */
export type ContentState = 'none' | 'shown' | 'withheld' | 'erased';

export type EntryDetail = EntryView & {
  /** The exact bytes that are hashed. */
  readonly envelope: string;
  readonly contentState: ContentState;
  readonly content?: Readonly<Record<string, unknown>>;
};

export const ENTRY_ROUTE = '/v1/ledger/entries/:seq';

/** One entry, whole. Content about a person is CONFIDENTIAL: reading another's is on the record before it is shown (R34). */
export async function getEntry(reads: AuditReads, asker: Asker, seq: number): Promise<Result<EntryDetail, AppError>> {
  const seen = await seeEntry(reads, asker, seq);
  if (!seen.ok) return seen;
  const { entry, scope } = seen.value;
  const { state, content } = await contentOf(reads, asker, entry, scope);
  const principal = principalOfEntry(entry.envelope);
  const person = await reads.people.viewsOf(reads.db, principal === undefined ? [] : [principal]);
  return ok({
    ...viewOf(reads, entry, content, person),
    envelope: entry.text,
    contentState: state,
    ...(content === undefined ? {} : { content }),
  });
}

/** An entry, if this member may know of it. */
export async function seeEntry(
  reads: AuditReads,
  { actor }: Asker,
  seq: number,
): Promise<Result<{ readonly entry: VisibleEntry; readonly scope: LedgerScope }, AppError>> {
  const scope = await ledgerScopeOf(reads, actor);
  if (!scope.ok) return scope;
  const stored = await entryAt(reads.db, seq);
  const [entry] = stored ? await visibleEntries(reads, actor, scope.value, [stored]) : [];
  return entry ? ok({ entry, scope: scope.value }) : err(noSuchEntry);
}

type Opened = { readonly state: ContentState; readonly content?: Readonly<Record<string, unknown>> | undefined };

async function contentOf(
  reads: AuditReads,
  asker: Asker,
  { envelope, incidentCode }: VisibleEntry,
  scope: LedgerScope,
): Promise<Opened> {
  if (envelope.content === undefined) return { state: 'none' };
  const isPersonal = !isOfIncident(envelope);
  const isOwn = asker.actor.kind === 'person' && envelope.content.of === `person:${asker.actor.id}`;
  const maySee = isPersonal ? isOwn || scope.kind === 'all' : incidentCode !== undefined;
  if (!maySee) return { state: 'withheld' };
  const opened = await openContent(reads.db, reads.content, [envelope]);
  const content = opened.get(envelope.id);
  if (content === undefined) return { state: 'erased' };
  if (isPersonal && !isOwn) {
    const { actor, requestId } = asker;
    await reads.onRead({ actor, requestId, route: ENTRY_ROUTE, reveals: 'CONFIDENTIAL' });
  }
  return { state: 'shown', content };
}

const noSuchEntry: AppError = {
  kind: 'not_found',
  code: 'ledger/no-such-entry',
  public: 'There is no such entry, it has outlived its retention, or it is not yours to see.',
};
