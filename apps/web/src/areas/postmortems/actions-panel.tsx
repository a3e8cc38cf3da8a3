import type { ActionItem, PostmortemPage } from '@muster/api-client';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';

/** The incident's action items: proposals and commitments (GOV 8.4). */
export function ActionsPanel({ postmortem }: { postmortem: PostmortemPage }) {
  const { code, actions, may, version } = postmortem;
  return (
    <Panel
      title="Action items"
      aside={
        <VerbButton verb="postmortem.propose" may={may['propose']} acted={{ key: { code }, version }} isCompact>
          Propose
        </VerbButton>
      }
    >
      {actions.length === 0 ? <p className="soft">No action items yet.</p> : null}
      <ul className="postmortem-actions">
        {actions.map((item) => (
          <li key={item.id}>
            <ActionRow item={item} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ActionRow({ item }: { item: ActionItem }) {
  const acted = { key: { id: item.id }, version: item.version };
  return (
    <>
      <strong>{item.title}</strong> <span className="chip">{item.isOverdue ? 'overdue' : item.state}</span>
      {item.owner === undefined && item.ticket === undefined ? null : (
        <p>
          {item.owner === undefined ? null : (
            <>
              <Person person={item.owner} /> · due {item.dueOn}{' '}
            </>
          )}
          {item.severity === undefined ? null : <SeverityMark severity={item.severity} />}{' '}
          {item.ticket === undefined ? null : (
            <a href={item.ticket} rel="noreferrer" target="_blank">
              Ticket
            </a>
          )}
        </p>
      )}
      {item.reason === undefined ? null : <p className="soft">{item.reason}</p>}
      <div className="row">
        {item.state === 'proposed' ? (
          <VerbButton
            verb="action.accept"
            may={item.may['accept']}
            acted={acted}
            label={`Accept: ${item.title}`}
            isCompact
          >
            Accept
          </VerbButton>
        ) : null}
        {item.state === 'accepted' ? (
          <>
            <VerbButton
              verb="action.finish"
              may={item.may['finish']}
              acted={acted}
              label={`Mark done: ${item.title}`}
              isCompact
            >
              Mark done
            </VerbButton>
            <VerbButton
              verb="action.change"
              may={item.may['change']}
              acted={acted}
              label={`Change: ${item.title}`}
              isCompact
            >
              Change
            </VerbButton>
          </>
        ) : null}
        {item.state === 'proposed' && item.ticket === undefined ? (
          <VerbButton
            verb="action.open-ticket"
            may={item.may['accept']}
            acted={acted}
            label={`Open a ticket: ${item.title}`}
            isCompact
          >
            Open a ticket
          </VerbButton>
        ) : null}
        {item.state === 'proposed' || item.state === 'accepted' ? (
          <VerbButton
            verb="action.decline"
            may={item.may['decline']}
            acted={acted}
            label={`Decline: ${item.title}`}
            isCompact
          >
            Decline
          </VerbButton>
        ) : null}
      </div>
    </>
  );
}
