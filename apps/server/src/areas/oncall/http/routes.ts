import type { RouteTable } from '../../../platform/http/routes.ts';
import { onCallPermissions } from '../permissions.ts';
import { OnCall, onCallNow, type OnCallReads } from '../queries/on-call-now.ts';

/** Who is on call. */
export const onCallRoutes =
  (reads: OnCallReads): RouteTable =>
  (routes) =>
    routes.get(
      '/v1/on-call',
      { access: { scope: onCallPermissions.read.scope }, summary: 'Who is on call now', schema: { response: OnCall } },
      async ({ actor }) => onCallNow(reads, actor),
    );
