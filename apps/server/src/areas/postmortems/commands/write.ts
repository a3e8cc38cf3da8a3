import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { FreeText } from '../../../platform/commands/free-text.ts';
import { Count, field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { mergeText } from './merge-text.ts';
import { NO_TEXT } from '../domain/postmortem.ts';
import { unlessIn } from '../domain/steps.ts';
import { postmortemWritten } from '../ledger-actions.ts';
import { postmortemPermissions } from '../permissions.ts';
import { postmortemThing } from '../postmortem-thing.ts';
import { insertTexts, textAt, textsOf } from '../store/texts.ts';
import { Section, SECTION_LIMIT, SHOW, unknownSection } from './fields.ts';
import { postmortemOf, savePostmortem } from './save.ts';

const Written = Type.Object({
  saved: Type.Boolean({ description: 'False if others changed the same sentences; then nothing was saved.' }),
  section: Type.String(),
  version: Type.Integer({ description: 'The section’s version, which the next write must name as its base.' }),
  text: Type.String({
    description: 'The section as it is now; or, if not saved, both versions between conflict markers, to be merged.',
  }),
});

/** Saves a section. An edit of an outdated version is merged with the newer text, sentence by sentence. */
export const write = verb(postmortemThing, {
  name: 'write',
  words: {
    label: 'Write a section',
    does: 'write a section of it; - reads it from standard input',
    done: 'Saved.',
    next: SHOW,
  },
  clauses: ['2.5', '8.3'],
  permission: postmortemPermissions.write,
  fields: {
    section: Section({ asks: 'Section', positional: true }),
    text: FreeText({ maxLength: SECTION_LIMIT, ...field({ asks: 'Text', short: 'm' }, 'multiline') }),
    over: Type.Optional(
      Count({
        asks: 'Based on version',
        help: 'the version of the section that you started from; the newest if left out',
        least: 0,
        most: 1_000_000,
      }),
    ),
  },
  answer: Written,
  unless: (here) => unlessIn(here, 'draft', 'in-review'),
  async decide(ctx, { thing: { incident, postmortem }, input, policy }) {
    const unknown = unknownSection(policy, input.section);
    if (unknown !== undefined || postmortem === undefined) return err(unknown ?? postmortemThing.missing);
    const author = principalOf(ctx.actor);
    const newest = (await textsOf(ctx.tx, incident.id)).find(({ section }) => section === input.section) ?? NO_TEXT;
    const base = await textAt(ctx.tx, incident.id, input.section, input.over ?? newest.version);
    if (base === undefined) return err(noSuchVersion);
    const merged = mergeText(base, newest.body, input.text);
    if (merged.conflicts > 0)
      return ok({ saved: false, section: input.section, version: newest.version, text: merged.text });
    if (merged.text.length > SECTION_LIMIT) return err(tooLong);
    if (merged.text === newest.body)
      return ok({ saved: true, section: input.section, version: newest.version, text: merged.text });
    const version = newest.version + 1;
    const entry = ctx.record(postmortemWritten, {
      ...postmortemOf(incident),
      clause: '2.5',
      data: { section: input.section, version, merged: merged.text !== input.text },
    });
    await insertTexts(
      ctx.tx,
      incident.id,
      [{ section: input.section, version, body: merged.text, author }],
      ctx.now,
      entry,
    );
    await savePostmortem(ctx, postmortem, entry);
    return ok({ saved: true, section: input.section, version, text: merged.text });
  },
});

const noSuchVersion: AppError = {
  kind: 'invalid',
  code: 'postmortems/no-such-version',
  public: 'The section has no such version.',
  fields: [
    { path: '/over', problem: 'is not a version of this section', remedy: 'give the version that was shown to you' },
  ],
};

const tooLong: AppError = {
  kind: 'invalid',
  code: 'postmortems/too-long',
  public: 'Together with what others wrote, the section is too long.',
  fields: [{ path: '/text', problem: `is over ${SECTION_LIMIT} characters with their changes`, remedy: 'shorten it' }],
};
