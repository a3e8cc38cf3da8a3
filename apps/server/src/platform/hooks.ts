import type { IncidentId, PrincipalId } from '../kernel/ids.ts';
import type { Protected } from '../kernel/protected.ts';
import type { CommandContext } from './commands/context.ts';
import type { Severity } from '@muster/policy';
import { defineService } from '../kernel/services.ts';
import type { Db, Tx } from './database/db.ts';
import type { OutsideView } from './ledger/outside.ts';
import type { Erased } from './personal-data/place.ts';

/** An alert that started firing in this batch. */
export type AlertBegan = {
  readonly alert: string;
  readonly incident: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly severity: Severity | undefined;
  readonly isDrill: boolean;
  readonly receivedAt: Date;
};

/** What an area does when something happens in another area, in the same transaction. */
export type Hooks = {
  /** A member lost access: remove what depends on it. */
  readonly onMemberSuspended?: (ctx: CommandContext, principal: PrincipalId) => Promise<void>;
  /** At sign-in, an identity provider reported somebody's groups. */
  readonly onGroupsTold?: (
    ctx: CommandContext,
    told: { readonly principal: PrincipalId; readonly provider: string; readonly groups: readonly string[] },
  ) => Promise<void>;
  /** An incident moved from one phase to another. */
  readonly onIncidentMoved?: (ctx: CommandContext, moved: IncidentMoved) => Promise<void>;
  /** Stakeholders were updated on an incident, by a note in its timeline. */
  readonly onUpdateSent?: (
    ctx: CommandContext,
    sent: { readonly incident: IncidentId; readonly note: string },
  ) => Promise<void>;
  /** The visibility of an incident changed: apply it to what belongs to it elsewhere. */
  readonly onIncidentProtected?: (ctx: CommandContext, incident: IncidentId, as: Protected) => Promise<void>;
  /** An action item was accepted, changed or settled. */
  readonly onActionMoved?: (ctx: CommandContext, moved: ActionMoved) => Promise<void>;
  /** How many incidents since a moment match this one's pattern, itself included. */
  readonly recurrencesOf?: (db: Db, incident: IncidentId, since: Date) => Promise<number>;
  /** Whether somebody is on call; shown in their own session. */
  readonly isOnCall?: (db: Db, principal: PrincipalId, now: Date) => Promise<boolean>;
  /** Counts for these series were added or changed: re-evaluate them. */
  readonly onTelemetry?: (ctx: CommandContext, series: readonly string[]) => Promise<void>;
  /** Predictions or outcomes of these model versions were counted: re-evaluate their roll-ups. */
  readonly onModelCounts?: (ctx: CommandContext, versions: readonly string[]) => Promise<void>;
  /** Alerts started firing, each on its incident. */
  readonly onAlertsBegan?: (ctx: CommandContext, alerts: readonly AlertBegan[]) => Promise<void>;
  /** Which of Muster's own signals opened this incident, by the policy's runbook names: `detection.drift`. */
  readonly signalsOf?: (db: Db, incident: IncidentId) => Promise<readonly string[]>;
  /**
   * The earliest instant whose entries an immutable external copy still lacks: retention removes nothing from then on.
   */
  readonly heldUntil?: (db: Tx) => Promise<Date | undefined>;
  /** What parties outside the database's trust attest about the ledger, queried now. */
  readonly outsideViews?: () => Promise<readonly OutsideView[]>;
  /** Personal data at a place was erased: remove its traces in files, and erase it again after a restore. */
  readonly onErased?: (ctx: CommandContext, erased: readonly Erased[]) => Promise<void>;
  /** Whether somebody has placed a hold, with a reason, on this erasure. */
  readonly isHeldFromErasure?: (db: Db, erased: Erased) => Promise<boolean>;
  /** Whether duties that the policy separates are held by the same person. */
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
  /** The URL of its ticket. */
  readonly ticket: string | undefined;
};

/** All areas' hooks combined, for commands to call: `ctx.use(hooksService).onMemberSuspended(ctx, id)`. */
export const hooksService = defineService<Required<Hooks>>('platform.hooks');

/** Combines hooks; events run sequentially, in the areas' order. */
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
