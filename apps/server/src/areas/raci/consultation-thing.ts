import type { Kysely } from 'kysely';
import { principalOf } from '../../kernel/actor.ts';
import type { PrincipalId } from '../../kernel/ids.ts';
import type { Policies } from '../../platform/access/policies.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { actKind } from './kinds.ts';
import { concernOf, staffingOf } from './queries/staffing.ts';
import { actsById, type Act } from './store/acts.ts';
import { findConsultation, lockConsultation, type Consultation } from './store/consultations.ts';

/** A question with the act it is about and the people who may answer it now. */
export type Question = {
  readonly consultation: Consultation;
  readonly act: Act;
  readonly entitled: ReadonlySet<PrincipalId>;
  /** Those accountable because they hold a role of the incident itself. */
  readonly carriers: readonly PrincipalId[];
};

type Place = { readonly tx: Kysely<unknown>; readonly policies: Policies; readonly now: Date };

export async function openQuestion(
  ctx: Place,
  id: string,
  how: 'plain' | 'locked' = 'plain',
): Promise<Question | undefined> {
  const consultation = await (how === 'locked' ? lockConsultation : findConsultation)(ctx.tx, id);
  if (consultation === undefined) return undefined;
  const act = (await actsById(ctx.tx, [consultation.act])).get(consultation.act);
  if (act === undefined) return undefined;
  return questionOf(ctx, consultation, act);
}

/** Entitled to answer: holders of the asked role who may see the subject, except the actor. */
export async function questionOf(ctx: Place, consultation: Consultation, act: Act): Promise<Question> {
  const concern = await concernOf(ctx.tx, act.resource);
  const { role, letter } = consultation;
  const { protection = act, commanders } = concern ?? {};
  const { holders, maySee } = await staffingOf(
    { db: ctx.tx, policies: ctx.policies },
    { protection, commanders },
    ctx.now,
  );
  const holding = holders.get(role) ?? [];
  const isSeat = ctx.policies.current.roles.raci[role]?.held === 'per-incident';
  return {
    consultation,
    act,
    entitled: new Set(holding.filter((each) => each !== act.actor && maySee.has(each))),
    carriers: letter === 'A' && isSeat && commanders !== undefined ? holding : [],
  };
}

/** A question that an act puts to a role. Visible to whoever may see the act. */
export const consultationThing = defineThing({
  kind: actKind,
  noun: 'consultation',
  root: '/v1/consultations',
  key: { id: Key('consultation') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }) => openQuestion(ctx, id, 'locked'),
  protection: ({ act: { teamId, visibility } }: Question) => ({ teamId, visibility }),
  rolesHere: async (_db, actor, { entitled }) => {
    const person = principalOf(actor);
    return person !== undefined && entitled.has(person) ? ['consulted'] : [];
  },
  lastInstant: ({ consultation }) => consultation.lastInstant,
  missing: { kind: 'not_found', code: 'raci/not-found', public: 'There is no such question.' },
});
