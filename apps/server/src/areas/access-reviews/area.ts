import type { Area } from '../../platform/area.ts';
import { accessReviewClauses } from './clauses.ts';
import { keepAccess, revokeAccess } from './commands/decide-item.ts';
import { openAccessReview } from './commands/open-review.ts';
import { accessReviewKinds, accessReviewActions } from './ledger-actions.ts';
import { accessReviewPermissions } from './permissions.ts';
import { accessReviewFindings, accessReviewsWaiting } from './queries/findings.ts';
import { accessItemList, accessReviewList } from './queries/lists.ts';
import { registerAccessReviewReactions } from './reactions/register.ts';

export const accessReviewsArea: Area = {
  name: 'access-reviews',
  actions: accessReviewActions,
  kinds: accessReviewKinds,
  commands: [],
  lists: [accessReviewList, accessItemList],
  verbs: [openAccessReview, keepAccess, revokeAccess],
  routes: () => undefined,
  reactions: registerAccessReviewReactions,
  waiting: accessReviewsWaiting,
  findings: accessReviewFindings,
  clauses: accessReviewClauses,
  permissions: [accessReviewPermissions.decide],
};
