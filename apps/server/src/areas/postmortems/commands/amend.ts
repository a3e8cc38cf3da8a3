import { principalOf } from '../../../kernel/actor.ts';
import { err, ok } from '../../../kernel/result.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { hindrances } from '../domain/publishable.ts';
import { unlessIn } from '../domain/steps.ts';
import { postmortemAmended } from '../ledger-actions.ts';
import { postmortemPermissions } from '../permissions.ts';
import { postmortemThing } from '../postmortem-thing.ts';
import { findingsOf, publishedSections } from '../queries/findings-of.ts';
import { insertRevision, revisionsOf } from '../store/revisions.ts';
import { insertTexts, textsOf } from '../store/texts.ts';
import { Section, SECTION_LIMIT, SHOW, unknownSection } from './fields.ts';
import { notYet } from './publish.ts';
import { postmortemOf, savePostmortem } from './save.ts';

/** Adds a revision to a published postmortem; earlier revisions are kept. */
export const amend = verb(postmortemThing, {
  name: 'amend',
  words: {
    label: 'Amend',
    does: 'add a new revision of a section, with the reason; the published one stays',
    done: 'Amended; the published version stays.',
    next: SHOW,
  },
  clauses: ['8.3', '2.5'],
  permission: postmortemPermissions.facilitate,
  fields: {
    section: Section({ asks: 'Section', positional: true }),
    text: LongText({ asks: 'Text', short: 'm', limit: SECTION_LIMIT }),
    reason: LongText({ asks: 'Why?', short: 'r', limit: 1000 }),
  },
  unless: (here) => unlessIn(here, 'published'),
  async decide(ctx, { thing: { incident, postmortem }, input, policy }) {
    const unknown = unknownSection(policy, input.section);
    const publishedBy = principalOf(ctx.actor);
    if (unknown !== undefined || postmortem === undefined || publishedBy === undefined)
      return err(unknown ?? postmortemThing.missing);
    const before = await textsOf(ctx.tx, incident.id);
    const texts = new Map(before.map(({ section, body }) => [section, body]));
    texts.set(input.section, input.text);
    // Only the amended section is checked again: published text stays as it was justified then.
    const findings = await findingsOf(ctx, incident, new Map([[input.section, input.text]]));
    const missing = hindrances(policy, { texts, findings, actions: [], demands: [] });
    if (missing.length > 0) return err(notYet(missing));
    const revision = (await revisionsOf(ctx.tx, incident.id)).length + 1;
    const entry = ctx.record(postmortemAmended, {
      ...postmortemOf(incident),
      clause: '2.5',
      data: { revision, section: input.section },
      content: { fields: { reason: input.reason } },
    });
    const version = (before.find(({ section }) => section === input.section)?.version ?? 0) + 1;
    const write = { section: input.section, version, body: input.text, author: publishedBy };
    await insertTexts(ctx.tx, incident.id, [write], ctx.now, entry);
    const sections = publishedSections(policy, texts);
    const next = { revision, sections, reason: input.reason, publishedBy, publishedAt: ctx.now };
    await insertRevision(ctx.tx, incident.id, next, entry);
    await savePostmortem(ctx, postmortem, entry);
    return ok(undefined);
  },
});
