import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { suppressionTell } from '../../alerts/public.ts';
import { approvalTell } from '../../approvals/public.ts';
import { pageSend, shiftTell } from '../../oncall/public.ts';
import { postmortemTell } from '../../postmortems/public.ts';
import { noticeSend } from '../../raci/public.ts';
import { audienceSend, statusSend } from '../../comms/public.ts';
import { channelCode, channelTest, pageBundle, pagerDutyFollow, pageReplay, pageStep } from '../due-kinds.ts';
import { sendBundle } from './send-bundle.ts';
import type { Notifications } from '../notifications.ts';
import { followPagerDuty } from './follow-pagerduty.ts';
import { openPageBatcher } from './page-batcher.ts';
import { replayPage } from './replay-page.ts';
import { sendCode } from './send-code.ts';
import { sendPage, sendStep } from './send-page.ts';
import { sendTest } from './send-test.ts';
import { tellOfPostmortem } from './tell-of-postmortem.ts';
import { tellAudience, tellOfAct, tellOfSuppression } from './tell-of-act.ts';
import { tellSubscriber } from './tell-subscriber.ts';
import { tellOfRequest } from './tell-of-request.ts';
import { tellOfShift } from './tell-of-shift.ts';

/** `oncall` declares the page task, this area handles it. */
export const registerNotificationReactions =
  (parts: Notifications) =>
  (registry: DueRegistry): void => {
    const batcher = openPageBatcher(parts);
    registry.onTask(pageSend, sendPage(parts, batcher));
    registry.onTask(pageStep, sendStep(parts, batcher));
    registry.onTask(pageBundle, sendBundle(parts));
    registry.onTask(pageReplay, replayPage(parts));
    registry.onTask(channelTest, sendTest(parts));
    registry.onTask(postmortemTell, tellOfPostmortem(parts));
    registry.onTask(channelCode, sendCode(parts));
    registry.onTask(approvalTell, tellOfRequest(parts));
    registry.onTask(shiftTell, tellOfShift(parts));
    registry.onTask(statusSend, tellSubscriber(parts));
    registry.onTask(pagerDutyFollow, followPagerDuty(parts));
    registry.onTask(noticeSend, tellOfAct(parts));
    registry.onTask(audienceSend, tellAudience(parts));
    registry.onTask(suppressionTell, tellOfSuppression(parts));
  };
