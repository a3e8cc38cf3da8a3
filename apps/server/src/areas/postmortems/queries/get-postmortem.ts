import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UseService } from '../../../kernel/services.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge } from '../../identity/public.ts';
import { incidentNamed, incidentReads, rolesOnIncident, type Incident } from '../../incidents/public.ts';
import type { Postmortem } from '../domain/postmortem.ts';
import { findingsIn, hindrances } from '../domain/publishable.ts';
import { postmortemPermissions } from '../permissions.ts';
import { postmortemThing } from '../postmortem-thing.ts';
import { actionsOf } from '../store/action-items.ts';
import { findPostmortem } from '../store/postmortems.ts';
import { revisionsOf } from '../store/revisions.ts';
import { answersOf, textsOf } from '../store/texts.ts';
import { verbsOnPostmortem } from '../verbs.ts';
import { actionViews } from './action-views.ts';
import { demandsOn } from './demands-on.ts';
import { namesOnIncident } from './findings-of.ts';
import type { PostmortemPage } from './postmortem-schema.ts';
import { personOf, standing } from './standing.ts';

/** The current postmortem, with the check's findings and what prevents publishing it. */
export async function getPostmortem(
  use: UseService,
  actor: Actor,
  code: string,
): Promise<Result<Static<typeof PostmortemPage>, AppError>> {
  const { db, clock, people, policies } = use(incidentReads);
  const incident = await incidentNamed(db, code);
  if (incident === undefined) return err(postmortemThing.missing);
  const here = await rolesOnIncident(db, actor, incident, clock.now());
  const asked = [postmortemPermissions.read, ...permissionsOf(verbsOnPostmortem)];
  const decisions = await judge({ db, policies: policies() }, actor, asked, incident, here);
  if (decisions?.get(postmortemPermissions.read.name)?.allowed !== true) return err(postmortemThing.missing);
  const policy = policies().of(incident);
  const found = await findPostmortem(db, incident.id);
  const [demands, written, answers, actions, revisions, names] = await Promise.all([
    demandsOn(db, use, incident.id, clock.now()),
    textsOf(db, incident.id),
    answersOf(db, incident.id),
    actionsOf(db, incident.id),
    revisionsOf(db, incident.id),
    namesOnIncident({ db, use }, incident),
  ]);
  const texts = new Map(written.map(({ section, body }) => [section, body]));
  const findings = found?.state === 'published' ? [] : findingsIn(texts, names, answers);
  const isOpen = found !== undefined && found.state !== 'published';
  const person = await people.viewsOf(db, [
    ...peopleOf(found, incident),
    ...written.flatMap(({ author }) => author ?? []),
    ...revisions.map(({ publishedBy }) => publishedBy),
  ]);
  return ok({
    ...standing(incident, found, person, clock.now(), policy),
    state: found?.state ?? 'none',
    sections: policy.accountability.postmortem.sections.map(({ id, title, asks, needed }) => {
      const newest = written.find(({ section }) => section === id);
      return {
        id,
        title,
        asks,
        needed,
        text: newest?.body ?? '',
        version: newest?.version ?? 0,
        ...(newest === undefined ? {} : { writtenAt: newest.writtenAt.toISOString() }),
        ...(newest?.author === undefined ? {} : { author: personOf(person, newest.author) }),
      };
    }),
    names: [...names],
    findings: findings.map(({ answer, ...finding }) => ({ ...finding, ...(answer === undefined ? {} : { answer }) })),
    missing: isOpen ? hindrances(policy, { texts, findings, actions, demands }).map((each) => ({ ...each })) : [],
    actions: await actionViews(use, actor, actions, new Map([[incident.id, incident]])),
    revisions: revisions.map(({ revision, sections, reason, publishedBy, publishedAt }) => ({
      revision,
      sections: sections.map((section) => ({ ...section })),
      ...(reason === undefined ? {} : { reason }),
      publishedBy: personOf(person, publishedBy),
      publishedAt: publishedAt.toISOString(),
    })),
    version: found?.version ?? 0,
    may: mayOn(verbsOnPostmortem, { incident, postmortem: found }, decisions, { actor, policy, now: clock.now() }),
  });
}

const peopleOf = (postmortem: Postmortem | undefined, { command }: Incident): readonly PrincipalId[] => [
  ...(postmortem?.review === undefined ? [] : [postmortem.review.facilitator]),
  ...(command.seat === 'empty' ? [] : [command.holder]),
];
