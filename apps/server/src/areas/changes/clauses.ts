import { partly, type Clauses } from '../../platform/clauses.ts';

const room = 'apps/server/src/areas/changes';
const judged = [`${room}/judge-pull.ts`, 'packages/change-rules/src/pull-request/judge-change.ts'];

/** What this area does for each clause it covers, and where. */
export const changeClauses: Clauses = {
  '2.6': partly(
    judged,
    'Governance’s approval, or that of whoever holds its standing delegation, which ends by itself, is asked of each change of a runbook.',
  ),
  '5.1.1': partly(
    judged,
    'Live at GitHub, on the head commit: an approval counts only of a proved account whose member holds the role. Holds where Muster’s App is installed and its check required, or CI runs `muster change check`.',
  ),
  '5.1.2': partly(
    [...judged, 'packages/change-rules/src/pull-request/history.ts'],
    'Neither author, committer, co-author nor anybody who ever pushed counts; a merge that no passing verdict covers is a violation. Holds where Muster’s App is installed and its check required, or CI runs `muster change check`.',
  ),
  '5.1.3': partly(
    judged,
    'Each section has to be there, with something in it. Holds where Muster’s App is installed and its check required, or CI runs `muster change check`.',
  ),
  '5.1.4': partly(
    judged,
    'Higher than at the merge base, by the precedence of semantic versions. Holds where Muster’s App is installed and its check required, or CI runs `muster change check`.',
  ),
  '5.2.1': partly(
    judged,
    'Each file by as many different owners, by the CODEOWNERS of the branch it goes into. Holds where Muster’s App is installed and its check required, or CI runs `muster change check`.',
  ),
  '5.2.2': partly(
    judged,
    'Every gate of the policy on the head commit, by the app that the policy names; one that did not run is not passed. Holds where Muster’s App is installed and its check required, or CI runs `muster change check`.',
  ),
  '5.2.4': partly(
    judged,
    'The section has to be there, with something in it. Holds where Muster’s App is installed and its check required, or CI runs `muster change check`.',
  ),
  '7.11': partly(
    [...judged, `${room}/reactions/reconcile.ts`],
    'Where Muster is an App at GitHub: a check on each pull request, the ruleset verified, its being switched off or bypassed found, merges judged. Other forges have `muster change check` alone.',
  ),
};
