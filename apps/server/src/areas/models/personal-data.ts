import type { PersonalDataPlace } from '../../platform/personal-data/place.ts';
import { forgetSubject, notForgotten } from './commands/forget.ts';
import { pseudonymsOf } from './intake/names.ts';
import { keySubjectOf } from './intake/prediction.ts';
import { subjectForgotten } from './ledger-actions.ts';
import { openPredictions } from './open-prediction.ts';
import { predictionsOfSubject } from './store/predictions.ts';
import { reviewsOfSubject } from './store/reviews.ts';

/** Maximum number of predictions in a person's data export. */
const MOST_TOLD = 10_000;

/** What models decided about a person. The fact of each decision stays, so that counts and proofs hold. */
export const predictionData: PersonalDataPlace = {
  name: 'predictions',
  holds: 'what models decided about them: features, groups, explanations, and the words of their reviews',
  tables: [],
  keyOf: (ref) => keySubjectOf(ref, ''),
  async find(db, { ring }, { called }) {
    const found: string[] = [];
    for (const subject of called.flatMap((each) => pseudonymsOf(ring, each))) {
      const known = await predictionsOfSubject(db, [subject], { before: undefined, limit: 1 });
      if (known.length > 0 || (await reviewsOfSubject(db, [subject])).all > 0) found.push(subject);
    }
    return found;
  },
  async tell(db, parts, ref) {
    const rows = await predictionsOfSubject(db, [ref], { before: undefined, limit: MOST_TOLD });
    const open = await openPredictions(db, parts, rows);
    return {
      subject: ref,
      reviews: (await reviewsOfSubject(db, [ref])).all,
      isCutOff: rows.length === MOST_TOLD,
      predictions: open.map(({ version, day, at, decision, score, features, groups, packed }) => ({
        id: packed?.id,
        model: version.model,
        version: version.name,
        day,
        at,
        decision,
        score,
        features: version.schema.features.map(({ name }, place) => ({ name, value: features[place] ?? null })),
        groups: version.schema.groups.map(({ name }, place) => ({ name, value: groups[place] ?? null })),
        explanation: packed?.explanation,
      })),
    };
  },
  async forget(ctx, { dataKeys }, ref, how) {
    if (how === 'asked' && (await reviewsOfSubject(ctx.tx, [ref])).open > 0)
      return { waitsFor: 'They have asked for a review that is not decided yet: muster review list.' };
    if ((await notForgotten(ctx.tx, dataKeys, [ref])).length === 0) return 'already';
    await forgetSubject(ctx, dataKeys, [ref]);
    return 'forgotten';
  },
  forgottenIn: ({ action, data: { subjects } }) =>
    action === subjectForgotten.name && Array.isArray(subjects)
      ? subjects.filter((each): each is string => typeof each === 'string')
      : [],
};
