import { sql, type Kysely } from 'kysely';
import type { TeamId } from '../../../kernel/ids.ts';
import { isListed } from '../store/exceptions.ts';

/** The facts that figures are computed from, without any text. */
type MeasuredException = {
  readonly approvedAt: Date;
  /** Approved before for the same clause and scope, whether requested as a renewal or from scratch. */
  readonly isRenewal: boolean;
  readonly isInForce: boolean;
};

type Span = {
  readonly from: Date;
  readonly to: Date;
  readonly now: Date;
  /** The reader's teams. */
  readonly teams: 'all' | readonly TeamId[];
  readonly team?: string | undefined;
  /** Only for one of these scopes, such as `service:checkout`. */
  readonly scopes?: readonly string[] | undefined;
};

/** Exceptions and waivers approved in a span that the reader may see. */
export async function measuredExceptions(
  db: Kysely<unknown>,
  { from, to, now, teams, team, scopes }: Span,
): Promise<readonly MeasuredException[]> {
  const { rows } = await sql<MeasuredException>`
    select approved_at as "approvedAt", state = 'approved' and expires_at > ${now} as "isInForce",
      renews_id is not null or exists (select from exceptions before
        where before.clause = exceptions.clause and before.scope = exceptions.scope and before.id <> exceptions.id
          and before.approved_at is not null and before.approved_at < exceptions.approved_at) as "isRenewal"
    from exceptions
    where approved_at >= ${from} and approved_at < ${to} and ${isListed(teams)}
      and (${team ?? null}::uuid is null or team_id = ${team ?? null})
      and (${scopes ?? null}::text[] is null or scope = any(${scopes ?? null}::text[]))`.execute(db);
  return rows;
}
