import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { isActivePerson } from '../../identity/public.ts';
import { listIncidents } from '../../incidents/public.ts';
import type { shiftTell } from '../../oncall/public.ts';
import { shiftMessage } from '../channels/channel-messages.ts';
import { EMAIL, type ChannelId } from '../domain/channel.ts';
import { prove } from '../readiness/proofs.ts';
import { decided } from './decided.ts';
import { channelsFor } from '../domain/channels-for.ts';
import { failed, mayYetSucceed, type Handover } from '../domain/handover.ts';
import { providers } from '../channels/providers/registry.ts';
import type { Notifications } from '../notifications.ts';
import { allChannels } from '../store/channels.ts';

/** More than anyone takes in at the start of a shift; the screen has them all. */
const MOST_OPEN = 10;

/** Open incidents for the person coming on call, as far as they may know of them: overdue and most severe first. */
async function openTo({ reads }: Notifications, to: PrincipalId) {
  const reader = { kind: 'person', id: to, sessionId: 'shift-digest' } as const;
  const { items } = await listIncidents(reads, reader, { isOpen: true }, { after: undefined, limit: MOST_OPEN });
  return items.map(({ code, severity, phase }) => ({ code, severity, phase }));
}

/**
 * Notifies a person of their shifts, through every channel that reaches them. Only times and a link leave, no names.
 */
export const tellOfShift =
  (parts: Notifications): TaskHandler<typeof shiftTell.payload> =>
  async (row, { db, signal }) => {
    const to = asId<'principal'>(row.payload.to);
    if (!(await isActivePerson(db, to))) return park(ownWords('they are no longer a member'));
    const webhooks = await readAlone(db, allChannels);
    const open = row.payload.why === 'starts' ? { open: await openTo(parts, to) } : {};
    const message = shiftMessage({ ...row.payload, ...open, id: row.id, link: `${parts.publicUrl()}/on-call` });
    const handovers: Handover[] = [];
    const proven: ChannelId[] = [];
    // A text message before the shift shows that the phone is reachable; nobody is called for it.
    const phones =
      row.payload.why === 'starts'
        ? webhooks.filter(({ kind, owner, state }) => kind === 'sms' && owner === to && state === 'active')
        : [];
    for (const channel of [...channelsFor(to, webhooks, parts.sender.hasMail), ...phones.map(({ id }) => id)]) {
      const webhook = webhooks.find((each) => each.id === channel);
      // A room is not the place for one person's shifts.
      if (channel !== EMAIL && webhook?.owner !== to) continue;
      if (webhook !== undefined && !providers[webhook.kind].takes(message)) continue;
      const handover = await parts.sender.send(webhook ?? EMAIL, to, message, signal);
      handovers.push(handover);
      if (handover.kind === 'handed-over') proven.push(channel);
    }
    if (row.payload.why === 'starts' && proven.length > 0)
      await decided(parts.host, row.id, async (ctx) => {
        for (const channel of proven) await prove(ctx.tx, { person: to, channel, how: 'notice' }, ctx.now);
      });
    if (handovers.length === 0 || handovers.some(({ kind }) => kind === 'handed-over')) return done;
    const failure = handovers.find((each) => each.kind !== 'handed-over') ?? failed('no-channel', false);
    const reason = ownWords(failure.kind === 'handed-over' ? 'no-channel' : failure.reason);
    return mayYetSucceed(failure) ? retry(reason) : park(reason);
  };
