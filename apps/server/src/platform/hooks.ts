import type { IncidentId, PrincipalId } from '../kernel/ids.ts';
import type { Protected } from '../kernel/protected.ts';
import type { CommandContext } from './commands/context.ts';
import type { Severity } from '@muster/policy';
import { defineService } from '../kernel/services.ts';
import type { Db, Tx } from './database/db.ts';
import type { OutsideView } from './ledger/outside.ts';
import type { Erased } from './personal-data/place.ts';

/** An alert that fires since this batch, as others may want to know of it. */
export type AlertBegan = {
  readonly alert: string;
  readonly incident: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly severity: Severity | undefined;
  readonly isDrill: boolean;
  readonly receivedAt: Date;
};

/** What a room does when something happens in another, in the transaction in which it happens. */
export type Hooks = {
  /** Somebody's access is taken away: what hangs on it here goes too. */
  readonly onMemberSuspended?: (ctx: CommandContext, principal: PrincipalId) => Promise<void>;
  /** An identity provider says, at a sign-in, which groups somebody belongs to. */
  readonly onGroupsTold?: (
    ctx: CommandContext,
    told: { readonly principal: PrincipalId; readonly provider: string; readonly groups: readonly string[] },
  ) => Promise<void>;
  /** An incident went from one phase of its life to another. */
  readonly onIncidentMoved?: (ctx: CommandContext, moved: IncidentMoved) => Promise<void>;
  /** Stakeholders are told how an incident stands, by a note of its timeline. */
  readonly onUpdateSent?: (
    ctx: CommandContext,
    sent: { readonly incident: IncidentId; readonly note: string },
  ) => Promise<void>;
  /** Who may know of an incident has changed: so it has for what hangs on it elsewhere. */
  readonly onIncidentProtected?: (ctx: CommandContext, incident: IncidentId, as: Protected) => Promise<void>;
  /** An action item was accepted, changed or settled. */
  readonly onActionMoved?: (ctx: CommandContext, moved: ActionMoved) => Promise<void>;
  /** How many incidents since a moment were of the same pattern as this one, itself included. */
  readonly recurrencesOf?: (db: Db, incident: IncidentId, since: Date) => Promise<number>;
  /** Whether somebody is on call, for their own session. */
  readonly isOnCall?: (db: Db, principal: PrincipalId, now: Date) => Promise<boolean>;
  /** Counts of these series have come in or changed: whoever judges them looks again. */
  readonly onTelemetry?: (ctx: CommandContext, series: readonly string[]) => Promise<void>;
  /** Predictions or outcomes of these model versions were counted: whoever watches their roll-ups looks again. */
  readonly onModelCounts?: (ctx: CommandContext, versions: readonly string[]) => Promise<void>;
  /** Alerts have begun to fire, each on its incident. */
  readonly onAlertsBegan?: (ctx: CommandContext, alerts: readonly AlertBegan[]) => Promise<void>;
  /** What of Muster itself opened this incident, as the policy's runbooks call it: `detection.drift`. */
  readonly signalsOf?: (db: Db, incident: IncidentId) => Promise<readonly string[]>;
  /** From which instant on a copy outside that cannot be changed lacks entries: retention removes nothing of then or later. */
  readonly heldUntil?: (db: Tx) => Promise<Date | undefined>;
  /** What is outside of the database's trust says of the ledger, asked at this moment. */
  readonly outsideViews?: () => Promise<readonly OutsideView[]>;
  /** What is stored about somebody at a place was erased: its traces in files go too, and it is erased again after a restore. */
  readonly onErased?: (ctx: CommandContext, erased: readonly Erased[]) => Promise<void>;
  /** Whether somebody has said, with a reason, that this must not be erased yet. */
  readonly isHeldFromErasure?: (db: Db, erased: Erased) => Promise<boolean>;
  /** Whether duties that the policy keeps apart are in the same hands. */
  readonly isUnseparated?: (db: Db) => Promise<boolean>;
};

export type IncidentMoved = {
  readonly id: IncidentId;
  readonly code: string;
  readonly from: string;
  readonly to: string;
};

export type ActionMoved = {
  readonly action: string;
  readonly incident: IncidentId;
  /** Where its ticket is. */
  readonly ticket: string | undefined;
};

/** The hooks of all rooms as one, by which a command calls them: `ctx.use(hooksService).onMemberSuspended(ctx, id)`. */
export const hooksService = defineService<Required<Hooks>>('platform.hooks');

/** One after the other, in the order of the rooms. */
export function joinHooks(hooks: () => readonly (Hooks | undefined)[]): Required<Hooks> {
  const any = async (answers: readonly Promise<boolean>[]) => (await Promise.all(answers)).includes(true);
  return {
    async onMemberSuspended(ctx, principal) {
      for (const each of hooks()) await each?.onMemberSuspended?.(ctx, principal);
    },
    isOnCall: async (db, principal, now) =>
      any(hooks().map(async (each) => each?.isOnCall?.(db, principal, now) ?? false)),
    async onIncidentMoved(ctx, moved) {
      for (const each of hooks()) await each?.onIncidentMoved?.(ctx, moved);
    },
    async onGroupsTold(ctx, told) {
      for (const each of hooks()) await each?.onGroupsTold?.(ctx, told);
    },
    async onUpdateSent(ctx, sent) {
      for (const each of hooks()) await each?.onUpdateSent?.(ctx, sent);
    },
    async onIncidentProtected(ctx, incident, as) {
      for (const each of hooks()) await each?.onIncidentProtected?.(ctx, incident, as);
    },
    async onActionMoved(ctx, moved) {
      for (const each of hooks()) await each?.onActionMoved?.(ctx, moved);
    },
    async recurrencesOf(db, incident, since) {
      const counts = await Promise.all(hooks().map(async (each) => each?.recurrencesOf?.(db, incident, since) ?? 1));
      return Math.max(1, ...counts);
    },
    async onTelemetry(ctx, series) {
      for (const each of hooks()) await each?.onTelemetry?.(ctx, series);
    },
    async onModelCounts(ctx, versions) {
      for (const each of hooks()) await each?.onModelCounts?.(ctx, versions);
    },
    async onAlertsBegan(ctx, alerts) {
      for (const each of hooks()) await each?.onAlertsBegan?.(ctx, alerts);
    },
    signalsOf: async (db, incident) =>
      (await Promise.all(hooks().map(async (each) => each?.signalsOf?.(db, incident) ?? []))).flat(),
    async heldUntil(db) {
      const lacks = await Promise.all(hooks().map(async (each) => each?.heldUntil?.(db)));
      return lacks.filter((at) => at !== undefined).toSorted((first, second) => first.getTime() - second.getTime())[0];
    },
    outsideViews: async () => (await Promise.all(hooks().map(async (each) => each?.outsideViews?.() ?? []))).flat(),
    async onErased(ctx, erased) {
      for (const each of hooks()) await each?.onErased?.(ctx, erased);
    },
    isHeldFromErasure: async (db, erased) =>
      any(hooks().map(async (each) => each?.isHeldFromErasure?.(db, erased) ?? false)),
    isUnseparated: async (db) => any(hooks().map(async (each) => each?.isUnseparated?.(db) ?? false)),
  };
}
