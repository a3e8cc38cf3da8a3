import { roleTitle, type PolicySnapshot } from '@muster/policy';
import type { Static } from 'typebox';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge, peopleService, rolesHeldBy } from '../../identity/public.ts';
import { commandersSince } from '../../incidents/public.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { questionOf, type Question } from '../consultation-thing.ts';
import type { RaciReader } from '../room.ts';
import { actsById, type Act } from '../store/acts.ts';
import { consultationsOf, openConsultations, type Consultation } from '../store/consultations.ts';
import { deliveriesOf } from '../store/notices.ts';
import { verbsOnConsultation } from '../verbs.ts';
import type { Act as ActSchema, Consultation as ConsultationSchema } from './act-schema.ts';

export type ConsultationView = Static<typeof ConsultationSchema>;
type PersonOf = (id: Question['act']['actor'] & string) => ConsultationView['answeredBy'] & object;

/** Acts as this actor sees them: the questions with their answers, and how many others were reached. */
export async function actViews(
  reader: RaciReader,
  actor: Actor,
  acts: readonly Act[],
): Promise<Static<typeof ActSchema>[]> {
  const ids = acts.map(({ id }) => id);
  const asked = await consultationsOf(reader.db, ids);
  const deliveries = await deliveriesOf(reader.db, ids);
  const person = await namesFor(reader, [
    ...acts.map((act) => act.actor),
    ...[...asked.values()].flat().map((each) => each.answeredBy),
  ]);
  const policy = reader.policies.current;
  return Promise.all(
    acts.map(async (act) => ({
      id: act.id,
      activity: act.activity,
      title: policy.raci[act.activity].title,
      clause: act.clause,
      at: act.at.toISOString(),
      ...(act.actor === undefined ? {} : { actor: person(act.actor) }),
      about: { kind: act.resource.kind, name: act.name },
      ...(act.severity === undefined ? {} : { severity: act.severity }),
      drill: act.isDrill,
      consulted: await Promise.all(
        (asked.get(act.id) ?? []).map(async (each) => viewOf(reader, actor, { act, consultation: each }, person)),
      ),
      told: deliveries.get(act.id) ?? { handedOver: 0, failed: 0, waiting: 0 },
      byDigest: act.digestRoles.map((role) => roleTitle(policy, role)),
    })),
  );
}

/** Open questions examined per person, soonest due first. */
const MOST = { limit: 50 };

/** The questions this person is asked and may answer now. */
export async function questionsTo(reader: RaciReader, actor: Actor): Promise<readonly Question[]> {
  const person = principalOf(actor);
  if (person === undefined) return [];
  const open = await openConsultations(reader.db, await rolesAskedOf(reader, person), MOST.limit);
  const acts = await actsById(
    reader.db,
    open.map(({ act }) => act),
  );
  const found: Question[] = [];
  for (const consultation of open) {
    const act = acts.get(consultation.act);
    if (act === undefined) continue;
    const question = await questionOf(place(reader), consultation, act);
    if (question.entitled.has(person)) found.push(question);
  }
  return found;
}

export async function questionViews(reader: RaciReader, actor: Actor): Promise<ConsultationView[]> {
  const questions = await questionsTo(reader, actor);
  const person = await namesFor(reader, []);
  return Promise.all(questions.map(async (each) => viewOf(reader, actor, each, person)));
}

/** The act in one line: the policy's title for it and its subject. */
export const lineOf = (
  policy: PolicySnapshot,
  { activity, name, isDrill }: Pick<Act, 'activity' | 'name' | 'isDrill'>,
): string => `${isDrill ? 'Drill: ' : ''}${policy.raci[activity].title}, ${name}`;

const place = ({ db, policies, now }: RaciReader) => ({ tx: db, policies, now });

async function rolesAskedOf({ db, policies, now }: RaciReader, person: NonNullable<ReturnType<typeof principalOf>>) {
  const { roles, accountability } = policies.current;
  const seats = Object.entries(roles.raci).flatMap(([role, { held }]) => (held === 'per-incident' ? [role] : []));
  const since = addMinutes(now, -accountability.commanderElsewhere.commandedWithin.minutes);
  const commands = (await commandersSince(db, since)).includes(person);
  return [...(await rolesHeldBy(db, person)), ...(commands ? seats : [])];
}

async function viewOf(
  reader: RaciReader,
  actor: Actor,
  asked: { readonly act: Act; readonly consultation: Consultation },
  person: PersonOf,
): Promise<ConsultationView> {
  const { act, consultation } = asked;
  const policy = reader.policies.current;
  return {
    id: consultation.id,
    role: roleTitle(policy, consultation.role),
    asks: consultation.letter === 'C' ? 'advice' : 'ratification',
    about: lineOf(policy, act),
    clause: act.clause,
    state: consultation.state,
    askedAt: consultation.askedAt.toISOString(),
    dueAt: consultation.dueAt.toISOString(),
    ...(consultation.settledAt === undefined ? {} : { settledAt: consultation.settledAt.toISOString() }),
    ...(consultation.answeredBy === undefined ? {} : { answeredBy: person(consultation.answeredBy) }),
    ...(consultation.answer === undefined ? {} : { answer: consultation.answer }),
    ...(consultation.state === 'open' ? { may: await mayOf(reader, actor, asked) } : {}),
  };
}

async function mayOf(
  reader: RaciReader,
  actor: Actor,
  { act, consultation }: { readonly act: Act; readonly consultation: Consultation },
) {
  const question = await questionOf(place(reader), consultation, act);
  const decisions = await judge(reader, actor, permissionsOf(verbsOnConsultation), act, ['reader']);
  if (decisions === undefined) throw new Error('an act is shown to somebody who may not see it');
  return mayOn(verbsOnConsultation, question, decisions, { actor, policy: reader.policies.current, now: reader.now });
}

async function namesFor({ use, db }: RaciReader, ids: readonly (Act['actor'] | undefined)[]): Promise<PersonOf> {
  const view = await use(peopleService).viewsOf(
    db,
    ids.flatMap((id) => id ?? []),
  );
  return (id) => {
    const { name, initials, roles } = view(id);
    return {
      id,
      initials,
      ...(name === undefined ? {} : { name }),
      ...(roles === undefined ? {} : { roles: [...roles] }),
    };
  };
}
