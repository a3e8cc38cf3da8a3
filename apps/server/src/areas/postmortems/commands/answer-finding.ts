import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { FreeLine } from '../../../platform/commands/free-text.ts';
import { field, LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { unlessIn } from '../domain/steps.ts';
import { findingAnswered } from '../ledger-actions.ts';
import { postmortemPermissions } from '../permissions.ts';
import { postmortemThing } from '../postmortem-thing.ts';
import { findingsOf } from '../queries/findings-of.ts';
import { writeAnswer } from '../store/texts.ts';
import { Section, SHOW, unknownSection } from './fields.ts';
import { postmortemOf, savePostmortem } from './save.ts';

/** Records why text flagged by the blameless check stays as it is. Muster never rewords anything. */
export const answerFinding = verb(postmortemThing, {
  name: 'answer',
  words: {
    label: 'Answer the finding',
    does: 'say why a passage that the blameless check marked may stay',
    done: 'Finding answered.',
    next: SHOW,
  },
  clauses: ['8.3'],
  permission: postmortemPermissions.write,
  fields: {
    section: Section({ asks: 'Section', positional: true }),
    words: FreeLine({ minLength: 1, maxLength: 300, ...field({ asks: 'Which words?', short: 'w' }) }),
    reason: LongText({ asks: 'Why may they stay?', short: 'r', limit: 1000 }),
  },
  unless: (here) => unlessIn(here, 'draft', 'in-review'),
  async decide(ctx, { thing: { incident, postmortem }, input, policy }) {
    const unknown = unknownSection(policy, input.section);
    const person = principalOf(ctx.actor);
    if (unknown !== undefined || postmortem === undefined || person === undefined)
      return err(unknown ?? postmortemThing.missing);
    const words = input.words.toLowerCase();
    const found = await findingsOf(ctx, incident);
    if (!found.some(({ section, text }) => section === input.section && text.toLowerCase() === words))
      return err(noFinding);
    const entry = ctx.record(findingAnswered, {
      ...postmortemOf(incident),
      clause: policy.accountability.blameless.clause,
      data: { section: input.section },
      content: { fields: { words: input.words, reason: input.reason } },
    });
    const answer = { section: input.section, words, reason: input.reason };
    await writeAnswer(ctx.tx, incident.id, answer, { person, at: ctx.now, entry });
    await savePostmortem(ctx, postmortem, entry);
    return ok(undefined);
  },
});

const noFinding: AppError = {
  kind: 'invalid',
  code: 'postmortems/no-such-finding',
  public: 'The check did not mark this passage in this section.',
  fields: [{ path: '/words', problem: 'are not marked there', remedy: 'give the words exactly as they are marked' }],
};
