import type { Incident } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Panel } from '../../kit/panel.tsx';
import { reachesWords } from './audience-words.ts';
import { informedQuery } from './status-queries.ts';

/** The lists that receive this incident's updates, and whether their members were reached. */
export function InformedPanel({ incident: { code, may } }: { incident: Incident }) {
  const { lists = [], told = [] } = useQuery(informedQuery(code)).data ?? {};
  if (lists.length === 0 && told.length === 0 && !may.update.allowed) return null;
  const missed = told.filter(({ state }) => state === 'failed');
  return (
    <Panel title="Lists that get updates">
      {lists.length === 0 ? <p className="soft small">Its updates are not sent to any list.</p> : null}
      {lists.map(({ id, name, reaches, members, teams, addresses }) => (
        <p key={id}>
          <strong>{name}</strong> <span className="chip">{reachesWords[reaches]}</span>{' '}
          <span className="soft small">
            {members} members, {teams} teams, {addresses} addresses
          </span>
        </p>
      ))}
      {told.length === 0 ? null : (
        <p className="small soft">
          Notified: {told.filter(({ state }) => state === 'handed-over').length}, waiting:{' '}
          {told.filter(({ state }) => state === 'waiting').length}
          {missed.length === 0 ? '' : `, not reached: ${missed.map(({ to }) => to.name ?? to.initials).join(', ')}`}
        </p>
      )}
      <div className="no-print">
        <VerbButton verb="incident.inform" may={may.update} acted={{ key: { code } }} isCompact>
          Send updates to a list
        </VerbButton>{' '}
        <VerbButton verb="incident.stop-informing" may={may.update} acted={{ key: { code } }} isCompact>
          Stop sending to a list
        </VerbButton>
      </div>
    </Panel>
  );
}
