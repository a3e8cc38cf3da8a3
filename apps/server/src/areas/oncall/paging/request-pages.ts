import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Page, PageVia, PageRequest } from '../domain/page.ts';
import { pageSend } from '../due-kinds.ts';
import { pageRequested } from '../ledger-actions.ts';
import { insertPages, type Rounds } from '../store/pages.ts';

/** `as`: each person's contact role, if paged in one. */
export type Call = {
  readonly request: PageRequest;
  readonly to: readonly PrincipalId[];
  readonly as?: ReadonlyMap<PrincipalId, string | undefined>;
  /** How each person was found, if by an escalation path. */
  readonly via?: ReadonlyMap<PrincipalId, PageVia>;
};

/**
 * Writes the pages and the tasks that send them, in the command's own transaction: paging waits for nothing else
 * (architecture, idea 3). One entry per incident, so that its timeline shows who was paged and why.
 */
export async function requestPages(ctx: CommandContext, calls: readonly Call[], rounds: Rounds): Promise<void> {
  const wanted = calls.filter(({ to }) => to.length > 0);
  if (wanted.length === 0) return;
  const pages = wanted.flatMap(({ request, to, as, via }) => {
    const round = (rounds.get(request.incident) ?? 0) + 1;
    const written = to.map((person) =>
      newPage(ctx, request, { person, as: as?.get(person), via: via?.get(person) }, round),
    );
    const entry = ctx.record(pageRequested, {
      resource: { kind: 'incident', id: request.incident },
      clause: request.clause,
      data: {
        pages: written.map(({ id }) => id),
        to: [...to],
        reason: request.why,
        urgency: request.urgency,
        round,
        drill: request.drill,
      },
    });
    return written.map((page) => ({ ...page, entry }));
  });
  await insertPages(ctx.tx, pages);
  for (const page of pages) {
    ctx.due.plan({
      kind: pageSend,
      key: page.id,
      subject: pageSubject(page),
      dueAt: ctx.now,
      payload: { pageId: page.id },
    });
  }
}

/** The subject of an incident's page tasks, so that they can be called off together. */
const pageSubject = ({ incident }: Pick<Page, 'incident'>) => ({ kind: 'incident', id: incident });

const newPage = (
  ctx: CommandContext,
  request: PageRequest,
  {
    person,
    as,
    via,
  }: { readonly person: PrincipalId; readonly as: string | undefined; readonly via: PageVia | undefined },
  round: number,
): Page => ({
  ...request,
  id: ctx.ids.row(ctx.now),
  to: person,
  as,
  via,
  round,
  state: 'queued',
  channel: undefined,
  attempts: 0,
  queuedAt: ctx.now,
  handedOverAt: undefined,
  answeredAt: undefined,
  closedAt: undefined,
});
