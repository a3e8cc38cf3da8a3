import { alertPermissions } from '../areas/alerts/public.ts';
import { auditPermissions } from '../areas/compliance/public.ts';
import { governancePermissions } from '../areas/governance/public.ts';
import { identityPermissions } from '../areas/identity/public.ts';
import type { Permission } from '@muster/policy';
import { notificationPermissions } from '../areas/notifications/public.ts';
import { onCallPermissions } from '../areas/oncall/public.ts';
import { privacyPermissions } from '../areas/privacy/public.ts';

/**
 * What is offered to some members and not to others, for the organisation as a whole: the same permissions that the
 * commands authorise with. What is judged on one thing, such as an incident, that thing's own answer says.
 */
export const offeredPermissions: readonly Permission[] = [
  identityPermissions.admit,
  governancePermissions.grant,
  governancePermissions.assignContact,
  governancePermissions.activatePolicy,
  governancePermissions.reviewPolicy,
  identityPermissions.arrangeTeams,
  identityPermissions.arrangeServices,
  onCallPermissions.set,
  alertPermissions.createIntegration,
  notificationPermissions.configure,
  auditPermissions.verify,
  auditPermissions.export,
  privacyPermissions.reveal,
];
