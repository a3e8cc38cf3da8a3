import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { openContent } from '../../../platform/ledger/open-content.ts';
import { listVisible, type SeenEntry } from '../../../platform/ledger/read-entries.ts';
import type { LedgerReadScope } from '../../../platform/ledger/read-scope.ts';
import type { Asker, AuditReads } from './audit-reads.ts';
import { isConfidential, peopleIn, viewOf, type EntryView } from './entry-view.ts';
import { ledgerScopeOf } from './ledger-scope.ts';
import { thingsOf } from './things-of-entries.ts';

/** The state of the content that an entry commits to. */
export type ContentState = 'none' | 'shown' | 'withheld' | 'erased';

export type EntryDetail = EntryView & {
  /** The exact bytes that are hashed. */
  readonly envelope: string;
  readonly contentState: ContentState;
  readonly content?: Readonly<Record<string, unknown>>;
};

export const ENTRY_ROUTE = '/v1/ledger/entries/:seq';

/**
 * One entry in full. Content about a person is CONFIDENTIAL: reading somebody else's is recorded before it is shown
 * (R34).
 */
export async function getEntry(reads: AuditReads, asker: Asker, seq: number): Promise<Result<EntryDetail, AppError>> {
  const seen = await seeEntry(reads, asker, seq);
  if (!seen.ok) return seen;
  const { entry, scope } = seen.value;
  const { state, content } = await contentOf(reads, asker, entry, scope);
  const person = await reads.people.viewsOf(reads.db, peopleIn(entry.envelope));
  return ok({
    ...viewOf(reads, entry, (await thingsOf(reads, [entry])).get(seq) ?? [], content, person),
    envelope: entry.text,
    contentState: state,
    ...(content === undefined ? {} : { content }),
  });
}

/** An entry, if this member may see it. */
export async function seeEntry(
  reads: AuditReads,
  { actor }: Asker,
  seq: number,
): Promise<Result<{ readonly entry: SeenEntry; readonly scope: LedgerReadScope }, AppError>> {
  const scope = await ledgerScopeOf(reads, actor);
  if (!scope.ok) return scope;
  const [entry] = await listVisible(reads.db, scope.value, { seqs: [seq] }, 1);
  return entry ? ok({ entry, scope: scope.value }) : err(noSuchEntry);
}

type Opened = { readonly state: ContentState; readonly content?: Readonly<Record<string, unknown>> | undefined };

async function contentOf(
  reads: AuditReads,
  asker: Asker,
  { envelope, isThingSeen }: SeenEntry,
  scope: LedgerReadScope,
): Promise<Opened> {
  if (envelope.content === undefined) return { state: 'none' };
  const isPersonal = isConfidential(reads, envelope);
  const isOwn = asker.actor.kind === 'person' && [envelope.thing.id, envelope.actor].includes(asker.actor.id);
  const maySee = isPersonal ? isOwn || scope.kind === 'all' : isThingSeen;
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
  public: 'There is no such entry, its retention has ended, or you may not see it.',
};
