import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { approvalTell } from '../../approvals/public.ts';
import { postmortemTell } from '../../postmortems/public.ts';
import { pageSend } from '../../oncall/public.ts';
import { channelTest } from '../due-kinds.ts';
import type { Notifications } from '../notifications.ts';
import { openPageBatcher } from './page-batcher.ts';
import { sendPage } from './send-page.ts';
import { sendTest } from './send-test.ts';
import { tellOfPostmortem } from './tell-of-postmortem.ts';
import { tellOfRequest } from './tell-of-request.ts';

/** Whoever declares a page does not send it: `oncall` declares the task, this area serves it. */
export const registerNotificationReactions =
  (parts: Notifications) =>
  (registry: DueRegistry): void => {
    registry.onTask(pageSend, sendPage(parts, openPageBatcher(parts)));
    registry.onTask(channelTest, sendTest(parts));
    registry.onTask(postmortemTell, tellOfPostmortem(parts));
    registry.onTask(approvalTell, tellOfRequest(parts));
  };
