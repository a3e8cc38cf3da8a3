import type { Clock } from '../../kernel/clock.ts';
import type { Services } from '../../kernel/services.ts';
import { anyApproval } from '../../platform/approvals/approvals.ts';
import type { Area } from '../../platform/area.ts';
import { classApproval } from './class-approval.ts';
import { classificationClauses } from './clauses.ts';
import { classifyAssets } from './commands/classify-assets.ts';
import { adoptTables, registerAsset } from './commands/register-asset.ts';
import { classificationKinds } from './kinds.ts';
import { classificationActions } from './ledger-actions.ts';
import { classificationPermissions } from './permissions.ts';
import { classificationFindings } from './queries/findings.ts';
import { assetList, decisionList } from './queries/lists.ts';
import { clockService } from './services.ts';
import { verbsOnAsset } from './verbs.ts';

export const classificationArea = ({ services, clock }: { services: Services; clock: Clock }): Area => {
  services.give(clockService, clock);
  return {
    name: 'classification',
    actions: classificationActions,
    kinds: classificationKinds,
    commands: [],
    lists: [assetList, decisionList],
    verbs: [registerAsset, adoptTables, classifyAssets, ...verbsOnAsset],
    approvals: [anyApproval(classApproval)],
    routes: () => {},
    findings: classificationFindings,
    clauses: classificationClauses,
    permissions: [classificationPermissions.keep, classificationPermissions.classify],
  };
};
