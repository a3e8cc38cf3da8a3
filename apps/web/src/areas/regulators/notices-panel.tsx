import { answerOf, type Incident, type Notice } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { Time } from '../../kit/time/time.tsx';
import { mayWorkOn } from '../incidents/may-work-on.ts';

const states = {
  running: 'notice due',
  met: 'filed in time',
  missed: 'missed',
  'filed-late': 'filed late',
  'not-owed': 'no notice required',
} as const;

/** Notices to authorities about this incident: due dates and filings. */
export function NoticesPanel({ incident }: { incident: Incident }) {
  const { code } = incident;
  const notices = useQuery({
    queryKey: ['incidents', code, 'notices'],
    queryFn: async () => (await answerOf(api.GET('/v1/notices', { params: { query: { incident: code } } }))).items,
    refetchInterval: 30_000,
  }).data;
  if ((notices ?? []).length === 0 && !mayWorkOn(incident)) return null;
  return (
    <Panel title="Authorities" aside={<ClauseChip id="2.7" />}>
      {(notices ?? []).map((notice) => (
        <NoticeRow key={notice.id} notice={notice} />
      ))}
      <p className="no-print">
        <VerbButton verb="incident.start-notice" may={{ allowed: true }} acted={{ key: { code } }} isCompact>
          Start a notice to an authority
        </VerbButton>
      </p>
      <Rules />
    </Panel>
  );
}

const counts = {
  awareness: 'becoming aware',
  classification: 'classification',
  'earlier-notice': 'the last notice',
} as const;

/** The rules to choose from, loaded when opened. */
function Rules() {
  const [isOpen, setOpen] = useState(false);
  const rules = useQuery({
    queryKey: ['notice-rules'],
    queryFn: async () => (await answerOf(api.GET('/v1/notice-rules'))).items,
    enabled: isOpen,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  return (
    <details className="no-print" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Available rules</summary>
      {(rules ?? []).map(({ id, name, binds, withinHours, from, source, url, appliesFrom, checked, reading }) => (
        <div key={id} className="stack">
          <p>
            {name}: {withinHours} hours after {counts[from]}
          </p>
          <p className="soft small">
            Applies to: {binds}. <a href={url}>{source}</a>, in force from {appliesFrom}, checked {checked}. {reading}
          </p>
        </div>
      ))}
    </details>
  );
}

function NoticeRow({ notice }: { notice: Notice }) {
  const { id, rule, title, source, state, awareAt, dueAt, filedAt, filedBy, filed } = notice;
  const acted = { key: { id } };
  const isOpen = filedAt === undefined && state !== 'not-owed';
  return (
    <div className="stack">
      <p>
        <strong>{title}</strong>: {states[state]}
        {isOpen ? (
          <>
            , by <Time at={dueAt} as="absolute" />
          </>
        ) : null}
      </p>
      <p className="soft small">
        {source}; aware since <Time at={awareAt} as="absolute" />
      </p>
      {filed === undefined ? null : (
        <p className="small">
          {filed} {filedBy === undefined ? null : <Person person={filedBy} />}{' '}
          {filedAt === undefined ? null : <Time at={filedAt} as="absolute" />}
        </p>
      )}
      {isOpen ? (
        <p className="row no-print">
          <VerbButton verb="notice.file" acted={acted} label={`Record the filing: ${rule}`} isCompact>
            Record the filing
          </VerbButton>
          <VerbButton verb="notice.not-owed" acted={acted} label={`Record that none is required: ${rule}`} isCompact>
            Record that none is required
          </VerbButton>
        </p>
      ) : null}
    </div>
  );
}
