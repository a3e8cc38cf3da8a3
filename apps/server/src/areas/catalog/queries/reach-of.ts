import { sql, type Kysely } from 'kysely';
import { asId, type TeamId } from '../../../kernel/ids.ts';
import type { ServiceKind } from '../domain/service.ts';
import type { ServiceRow } from '../store/services.ts';
import type { NamedRow } from './services-named.ts';

/** A service affected by the broken ones. */
export type Reached = {
  readonly name: string;
  readonly kind: ServiceKind;
  readonly teamId: TeamId | undefined;
  readonly tier: number | undefined;
  readonly userFacing: boolean | undefined;
  readonly runbook: string | undefined;
  /** Dependency steps to a broken service; 0 is the broken service itself. */
  readonly steps: number;
};

export type Reach = {
  /** Nearest first, then user-facing ones, then the most critical. */
  readonly services: readonly Reached[];
  /** All dependents, including those not listed. */
  readonly dependents: number;
  readonly userFacing: number;
};

/** Deeper than anybody follows on a page; also bounds cycles. */
const steps = { most: 16 };
const MOST_TOLD = 60;

/**
 * The services that depend on these, directly or not; each is listed once, even in a cycle. Names are in lower case.
 */
export async function reachOf(db: Kysely<unknown>, names: readonly string[]): Promise<Reach> {
  const { rows } = await sql<ReachedRow>`
    with recursive walked (id, steps) as (
      select id, 0 from services where name = any(${names}::text[])
      union
      select d.service_id, w.steps + 1 from walked w join service_dependencies d on d.on_id = w.id where w.steps < ${steps.most}
    ), reached as (select id, min(steps) as steps from walked group by id)
    select s.name, s.kind, s.team_id, s.tier, s.user_facing, s.runbook, r.steps,
      count(*) filter (where r.steps > 0) over () as dependents,
      count(*) filter (where r.steps > 0 and s.user_facing) over () as facing
    from reached r join services s on s.id = r.id
    order by r.steps, s.user_facing desc nulls last, s.tier nulls last, s.name collate "C" limit ${MOST_TOLD}`.execute(
    db,
  );
  return {
    services: rows.map(({ user_facing: userFacing, team_id: team, tier, runbook, name, kind, steps }) => ({
      name,
      kind,
      steps,
      teamId: team === null ? undefined : asId<'team'>(team),
      tier: tier ?? undefined,
      userFacing: userFacing ?? undefined,
      runbook: runbook ?? undefined,
    })),
    dependents: Number(rows[0]?.dependents ?? 0),
    userFacing: Number(rows[0]?.facing ?? 0),
  };
}

type ReachedRow = NamedRow & Pick<ServiceRow, 'runbook'> & { steps: number; dependents: string; facing: string };
