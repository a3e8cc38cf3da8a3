import type { Kysely } from 'kysely';
import type { AppError } from '../../kernel/app-error.ts';
import { isBefore } from '../../kernel/clock.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import type { BlockedStep, Obligations, Owed } from '../../platform/obligations.ts';
import { waiverFor } from '../exceptions/public.ts';
import { incidentResource } from './commands/save-incident.ts';
import { obligationDue } from './due-kinds.ts';
import { obligationDischarged, obligationPlaced } from './ledger-actions.ts';
import { lockIncident, readIncident } from './store/incidents.ts';
import { insertObligation, lockObligation, obligationsOf, settleObligation } from './store/obligations.ts';

/** Implements the obligations port. The incident is locked first, as in closing it. */
export const obligations: Obligations = {
  async place(ctx, { incident: id, kind, key = '', clause, what, dueAt, blocks, page }) {
    const incident = await lockIncident(ctx.tx, { id });
    if (incident === undefined) throw new Error(`an obligation was placed on no incident: ${kind}`);
    const known = await lockObligation(ctx.tx, { incident: id, kind, key });
    if (known !== undefined) return;
    const entry = ctx.record(obligationPlaced, {
      ...incidentResource(incident),
      clause,
      data: { kind, key, blocks: [...blocks], ...(dueAt === undefined ? {} : { dueAt: dueAt.toISOString() }) },
      content: { fields: { what } },
    });
    const owed = {
      id: ctx.ids.opaque(),
      incident: id,
      carrier: incident.mergedInto ?? id,
      kind,
      key,
      clause,
      what,
      blocks,
      page,
      placedAt: ctx.now,
      dueAt,
      missedAt: undefined,
      dischargedAt: undefined,
    };
    await insertObligation(ctx.tx, owed, entry);
    if (dueAt === undefined) return;
    const subject = { kind: 'obligation', id: owed.id };
    ctx.due.plan({ kind: obligationDue, key: owed.id, subject, dueAt, payload: { obligation: owed.id } });
  },

  async discharge(ctx, name) {
    const incident = await lockIncident(ctx.tx, { id: name.incident });
    const owed = await lockObligation(ctx.tx, name);
    if (incident === undefined || owed === undefined || owed.dischargedAt !== undefined) return false;
    // If this runs before the worker, it finds the missed due time itself, as with clocks.
    const isLate = owed.dueAt !== undefined && isBefore(owed.dueAt, ctx.now);
    const entry = ctx.record(obligationDischarged, {
      ...incidentResource(incident),
      clause: owed.clause,
      data: { kind: owed.kind, key: owed.key, late: isLate },
      content: { fields: { what: owed.what } },
    });
    ctx.due.supersede({ kind: 'obligation', id: owed.id }, [obligationDue], 'it is done');
    const missedAt = owed.missedAt ?? (isLate ? owed.dueAt : undefined);
    await settleObligation(ctx.tx, owed.id, { dischargedAt: ctx.now, missedAt }, entry);
    return true;
  },

  of: async (db, incident) => obligationsOf(db, incident),
  blocking: async (db, incident, step, now) => blockingOf(db, incident, step, now),
};

async function blockingOf(
  db: Kysely<unknown>,
  incident: IncidentId,
  step: BlockedStep,
  now: Date,
): Promise<readonly Owed[]> {
  const owed = (await obligationsOf(db, incident)).filter(
    ({ blocks, dischargedAt }) => dischargedAt === undefined && blocks.includes(step),
  );
  if (owed.length === 0) return [];
  const code = (await readIncident(db, { id: incident }))?.code;
  const waived = await Promise.all(owed.map(async ({ clause }) => waiverFor(db, clause, `incident:${code}`, now)));
  return owed.filter((_, place) => waived[place] === undefined);
}

/** The error of a step blocked by open obligations. */
export const stillOwed = (owed: readonly Owed[]): AppError | undefined => {
  const [first] = owed;
  if (first === undefined) return undefined;
  return {
    kind: 'refused',
    code: 'incidents/obligations-owed',
    public: `This incident still has open obligations: ${owed.map(({ what }) => what).join('; ')}.`,
    remedy: 'Fulfil them, or ask for an exception to the clause: muster exception ask <clause> incident:<code>.',
    clause: first.clause,
    obligations: owed.map(({ kind, clause, what }) => ({ kind, clause, what })),
  };
};
