import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { UseService } from '../../../kernel/services.ts';
import { readerService } from '../../../platform/access/access.ts';
import type { CauseInterval, CauseSource } from '../../../platform/causes.ts';
import { standsOn } from '../../catalog/public.ts';
import { shortCommit } from '../domain/deployment.ts';
import { deploymentsIn } from '../store/deployments.ts';

/**
 * Deployments as possible causes of bad events (GOV 4.6, 9.1): of the objective's service and its dependencies in the
 * catalog, from their start until the policy's settling time has passed, or until the service's next deployment
 * finished.
 */
export const deploymentCauses =
  (use: UseService): CauseSource =>
  async (db, { from, to, service }) => {
    const { settleFor, environments } = use(readerService)().policies.current.errorBudget.attribution.deployments;
    const services = await standsOn(db, service.replaceAll(' ', '-'));
    const since = addMinutes(from, -settleFor.minutes);
    return (await deploymentsIn(db, { services, environments, since, until: to })).flatMap((each): CauseInterval[] => {
      const settled = addMinutes(each.finishedAt ?? each.startedAt, settleFor.minutes);
      const replaced = each.nextFinishedAt;
      const end = replaced !== undefined && isBefore(replaced, settled) ? replaced : settled;
      if (!isBefore(from, end)) return [];
      const title = `${each.service} ${shortCommit(each.commit)} to ${each.environment}`;
      return [{ cause: `deployment:${each.id}`, title, from: each.startedAt, to: end }];
    });
  };
