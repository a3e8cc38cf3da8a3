import type { UseService } from '../../../kernel/services.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { incidentReads, incidentsById } from '../../incidents/public.ts';
import type { TellReason } from '../due-kinds.ts';
import { actionsById } from '../store/action-items.ts';
import { findPostmortem } from '../store/postmortems.ts';

/** What one person is told: without titles and names, since channels may not carry them (R30). */
export type Notice = { readonly code: string; readonly says: string; readonly clause: string; readonly page: string };

/** A notice's text for the current state. Undefined if it no longer applies. */
export async function noticeOf(
  use: UseService,
  given: { readonly incident: string; readonly action?: string; readonly why: TellReason; readonly to: PrincipalId },
): Promise<Notice | undefined> {
  const { db } = use(incidentReads);
  const incident = (await readAlone(db, incidentsById([asId(given.incident)]))).get(asId(given.incident));
  if (incident === undefined) return undefined;
  const page = `/postmortems/${incident.code}`;
  if (given.action !== undefined) {
    const [item] = await actionsById(db, [given.action]);
    if (item?.state !== 'accepted' || item.commitment === undefined) return undefined;
    // Only an escalation goes to people other than the owner.
    if (given.why !== 'action-escalated' && item.commitment.owner !== given.to) return undefined;
    return {
      code: incident.code,
      clause: '8.4',
      page,
      says: actionWords(given.why, incident.code, item.commitment.dueOn),
    };
  }
  const postmortem = await findPostmortem(db, incident.id);
  if (postmortem === undefined) return undefined;
  const due = postmortem.dueAt === undefined ? '' : `, due ${moment(postmortem.dueAt)}`;
  switch (given.why) {
    case 'review-scheduled': {
      if (postmortem.review === undefined) return undefined;
      const leads = postmortem.review.facilitator === given.to ? ' You lead it.' : '';
      return {
        code: incident.code,
        clause: '8.2',
        page,
        says: `Review of ${incident.code}: ${moment(postmortem.review.at)}.${leads}`,
      };
    }
    case 'review-unscheduled':
      return postmortem.review !== undefined || postmortem.state === 'published'
        ? undefined
        : {
            code: incident.code,
            clause: '8.2',
            page,
            says: `Schedule the postmortem review of ${incident.code}${due}.`,
          };
    case 'postmortem-missed':
      return postmortem.state === 'published'
        ? undefined
        : {
            code: incident.code,
            clause: postmortem.clause,
            page,
            says: `The postmortem of ${incident.code} is overdue${due}.`,
          };
    default:
      return undefined;
  }
}

const actionWords = (why: TellReason, code: string, dueOn: string): string =>
  ({
    'action-owned': `You own an action item of ${code}, due ${dueOn}.`,
    'action-due': `Your action item of ${code} is due ${dueOn}.`,
    'action-overdue': `Your action item of ${code} was due ${dueOn}.`,
    'ticket-dropped': `The ticket of your action item of ${code} was closed as won’t do. The action item is still open, due ${dueOn}.`,
    'action-escalated': `An action item of ${code} was due ${dueOn} and is not done.`,
  })[why as string] ?? '';

const moment = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
