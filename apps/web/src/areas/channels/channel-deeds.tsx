import type { Channel, May } from '@muster/api-client';
import { VerbButton } from '../../declared/verb-button.tsx';

const noMail: May = { allowed: false, reason: 'Mail is not configured: MUSTER_SMTP_URL is not set.' };

/** The actions on a channel that its state and kind allow. */
export function ChannelDeeds({ channel: { id, name, kind, state, failing } }: { channel: Channel }) {
  const acted = { key: { id } };
  const button = (verb: `channel.${string}`, words: string, may?: May) => (
    <VerbButton verb={verb} may={may} acted={acted} label={`${words} ${name}`} isCompact>
      {words}
    </VerbButton>
  );
  return (
    <span className="row">
      {state === 'unverified' ? (
        <>
          {button('channel.verify', 'Verify')}
          {button('channel.send-code', 'Send another code')}
        </>
      ) : (
        button('channel.test', 'Test', state === 'not-configured' ? noMail : undefined)
      )}
      {kind === 'webhook' && failing !== undefined ? button('channel.replay', 'Send again') : null}
      {kind === 'e-mail' ? null : button('channel.remove', 'Remove')}
    </span>
  );
}
