import type { FieldProblem } from '../../../../kernel/app-error.ts';
import type { Result } from '../../../../kernel/result.ts';
import type { Notification } from '../../domain/notification.ts';
import { parseNotification } from '../../domain/parse-notification.ts';
import type { SourceKind } from '../../domain/source.ts';
import { readCloudWatch } from './cloudwatch.ts';
import { readDatadog } from './datadog.ts';
import { readGrafana } from './grafana.ts';
import { readPagerDuty } from './pagerduty.ts';

type ReadBody = (body: unknown, at: Date) => Result<Notification, readonly FieldProblem[]>;

/** How a delivery of each source is read: all of them to one shape, so that what follows is the same for all. */
export const readAs: Readonly<Record<SourceKind, ReadBody>> = {
  alertmanager: parseNotification,
  pagerduty: readPagerDuty,
  grafana: readGrafana,
  datadog: readDatadog,
  cloudwatch: readCloudWatch,
};
