import { partly, type Clauses } from '../../platform/clauses.ts';

const room = 'apps/server/src/areas/changes';
const judged = [`${room}/judge-pull.ts`, 'packages/change-rules/src/pull-request/judge-change.ts'];

/** What this area does for each clause it covers, and where. */
export const changeClauses: Clauses = {
  '2.6': partly(
    judged,
    'Each change to a runbook needs the approval of Platform Governance, or of somebody with its standing delegation, which expires by itself.',
  ),
  '5.1.1': partly(
    judged,
    'Checked live on GitHub, on the head commit. An approval counts only if it comes from a linked account whose member holds the role. Applies where Muster’s App is installed and its check required, or CI runs `muster change check`.',
  ),
  '5.1.2': partly(
    [...judged, 'packages/change-rules/src/pull-request/history.ts'],
    'Approvals by the author, a committer, a co-author or anybody who ever pushed to it do not count; a merge without a passing verdict is a violation. Applies where Muster’s App is installed and its check required, or CI runs `muster change check`.',
  ),
  '5.1.3': partly(
    judged,
    'Each section has to be present and not empty. Applies where Muster’s App is installed and its check required, or CI runs `muster change check`.',
  ),
  '5.1.4': partly(
    judged,
    'Has to be higher than at the merge base, by semantic versioning. Applies where Muster’s App is installed and its check required, or CI runs `muster change check`.',
  ),
  '5.2.1': partly(
    judged,
    'Each file needs approval by as many different owners, according to CODEOWNERS on the target branch. Applies where Muster’s App is installed and its check required, or CI runs `muster change check`.',
  ),
  '5.2.2': partly(
    judged,
    'Every gate of the policy has to pass on the head commit, run by the app that the policy names; a gate that did not run has not passed. Applies where Muster’s App is installed and its check required, or CI runs `muster change check`.',
  ),
  '5.2.4': partly(
    judged,
    'The section has to be present and not empty. Applies where Muster’s App is installed and its check required, or CI runs `muster change check`.',
  ),
  '7.11': partly(
    [...judged, `${room}/reactions/reconcile.ts`],
    'Where Muster is installed as a GitHub App: each pull request gets a check, the ruleset is verified, disabling or bypassing it is detected, and merges are judged. Other forges have only `muster change check`.',
  ),
};
