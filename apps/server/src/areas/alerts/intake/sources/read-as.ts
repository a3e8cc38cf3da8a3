import type { FieldProblem } from '../../../../kernel/app-error.ts';
import type { Result } from '../../../../kernel/result.ts';
import type { Notification } from '../../domain/notification.ts';
import { parseNotification } from '../../domain/parse-notification.ts';
import type { Integration } from '../../domain/integration.ts';
import type { SourceKind } from '../../domain/source.ts';
import { readCloudWatch } from './cloudwatch.ts';
import { translationFrom } from './json.ts';
import { readDatadog } from './datadog.ts';
import { readGrafana } from './grafana.ts';
import { readPagerDuty } from './pagerduty.ts';

type ReadBody = (body: unknown, at: Date) => Result<Notification, readonly FieldProblem[]>;

/** The reader for each source: all produce the same shape, so that everything after it is the same. */
export function readAs({ kind, settings }: Pick<Integration, 'kind' | 'settings'>): ReadBody {
  if (kind === 'heartbeat') throw new Error('a heartbeat has no body to be read');
  if (kind !== 'json') return contracts[kind];
  const read = translationFrom(settings.translation ?? '');
  return read.ok ? read.value : () => read;
}

const contracts: Readonly<Record<Exclude<SourceKind, 'json' | 'heartbeat'>, ReadBody>> = {
  alertmanager: parseNotification,
  pagerduty: readPagerDuty,
  grafana: readGrafana,
  datadog: readDatadog,
  cloudwatch: readCloudWatch,
};
