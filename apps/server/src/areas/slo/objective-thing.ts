import { Type } from 'typebox';
import type { Refusal } from '../../kernel/decision.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { objectiveKind } from './ledger-actions.ts';
import { findObjective } from './queries/objectives.ts';
import { lockDefinitions, type StoredDefinition } from './store/definitions.ts';
import { lockState } from './store/states.ts';
import type { Objective } from './domain/objective.ts';

export const noSuchObjective: AppError = {
  kind: 'not_found',
  code: 'objectives/no-such-objective',
  public: 'There is no such objective.',
  remedy: 'muster objective list shows them.',
};

/** An objective's name: `ML-SLO-001`, or the name in its file. */
export const OBJECTIVE_NAME = '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$';

/** What verbs act on: the added versions, and the objective in force. */
export type HeldObjective = {
  readonly id: string;
  readonly active: Objective | undefined;
  readonly versions: readonly StoredDefinition[];
  readonly lastInstant: Date;
  /** It freezes deployments now, waived or not (GOV 4.8). */
  readonly isFrozen: boolean;
};

export const objectiveThing = defineThing({
  kind: objectiveKind,
  noun: 'objective',
  root: '/v1/objectives',
  key: { name: Type.String({ pattern: OBJECTIVE_NAME, 'x-ref': 'objective-name' }) },
  idOf: ({ name }) => name,
  async lock(ctx, { name }): Promise<HeldObjective | undefined> {
    const versions = await lockDefinitions(ctx.tx, name);
    const active = await findObjective(ctx.tx, ctx.policies.current, name);
    if (active === undefined && versions.length === 0) return undefined;
    const { judgedAt, since } = await lockState(ctx.tx, name, ctx.now);
    const newest = Math.max(judgedAt.getTime(), ...versions.map(({ lastInstant }) => lastInstant.getTime()));
    return { id: name, active, versions, lastInstant: new Date(newest), isFrozen: since !== undefined };
  },
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  missing: noSuchObjective,
});

/** Replacing it with a milder objective, or none, would end a freeze without a waiver. */
export const freezesNow: Refusal = {
  allowed: false,
  code: 'objectives/freezes',
  clause: '4.8',
  reason: 'It is freezing deployments; only recovery or a waiver can end that.',
  remedy: 'Wait until it has recovered, or ask for a waiver: muster exception ask 4.8 slo:<name>.',
  obligations: [],
};
