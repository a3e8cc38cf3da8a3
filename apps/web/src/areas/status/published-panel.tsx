import type { Incident } from '@muster/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Panel } from '../../kit/panel.tsx';
import { PublishButton } from './publish-button.tsx';
import { PublishedUpdate } from './published-update.tsx';
import { publishedQuery } from './status-queries.ts';

/** What is public about this incident, kept apart from notes and updates, which nobody outside sees. */
export function PublishedPanel({ incident }: { incident: Incident }) {
  const updates = useInfiniteQuery(publishedQuery(incident.code)).data?.pages[0]?.items ?? [];
  if (updates.length === 0 && !incident.may.update.allowed) return null;
  return (
    <Panel title="For everybody">
      {updates.length === 0 ? <p className="soft small">Nothing about it has left the organisation.</p> : null}
      {updates.map((update) => (
        <PublishedUpdate key={update.id} update={update} />
      ))}
      <div className="no-print">
        <PublishButton incident={incident} />
      </div>
    </Panel>
  );
}
