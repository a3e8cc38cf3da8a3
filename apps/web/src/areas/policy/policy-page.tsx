import type { Clause, Finding, PolicyOverview } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ClauseMap } from './clause-map.tsx';
import { Progress } from '../../kit/progress.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { ClauseRow } from './clause-row.tsx';
import { ReviewPanel, VersionsPanel } from './policy-duties.tsx';
import { clausesQuery, policyQuery } from './policy-queries.ts';
import './policy.css';

/** The policy in force: its review, its findings, and each clause with state and evidence. */
export function PolicyPage() {
  const { clause: wanted } = useSearch({ from: '/members/policy' });
  const policy = useQuery(policyQuery);
  const clauses = useQuery(clausesQuery);
  const navigate = useNavigate({ from: '/policy' });
  const { data } = policy;
  const isWaiting = policy.isPending || clauses.isPending;
  // Scrolls to the clause in the address once everything above has loaded; one that the reader opens is already in
  // view.
  const opened = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (wanted === undefined || isWaiting || opened.current === wanted) return;
    document.getElementById(`clause-${wanted}`)?.scrollIntoView({ block: 'start' });
  }, [wanted, isWaiting]);
  if (isWaiting)
    return (
      <Page title="Policy">
        <Waiting what="the policy" />
      </Page>
    );
  return (
    <Page
      title={data === undefined ? 'Policy' : `Policy ${data.id} ${data.version}, readings r${data.revision}`}
      lead={data === undefined ? null : <Document policy={data} />}
    >
      <div className="inset stack">
        <ProblemNote problem={policy.isError ? problemOf(policy.error) : undefined} />
        {clauses.data === undefined ? null : <Coverage clauses={clauses.data} />}
        {data === undefined ? null : <ToDo findings={data.findings.filter(({ act }) => act !== undefined)} />}
        {data === undefined ? null : <ReviewPanel review={data.review} />}
        {data === undefined ? null : <VersionsPanel versions={data.versions} />}
        {data === undefined ? null : <Readings findings={data.findings.filter(({ act }) => act === undefined)} />}
        <ProblemNote problem={clauses.isError ? problemOf(clauses.error) : undefined} />
        {sectionsOf(clauses.data ?? []).map(([section, members]) => (
          <section key={section} aria-label={`Section ${section}`}>
            <h2 className="policy-section">
              {sectionWords[section] ?? section} <span className="soft numbers">{members.length}</span>
            </h2>
            <ul>
              {members.map((clause) => (
                <ClauseRow
                  key={clause.id}
                  clause={clause}
                  findings={(data?.findings ?? []).filter(
                    ({ act, clause: of }) => act !== undefined && of === clause.id,
                  )}
                  isOpen={clause.id === wanted}
                  onToggle={(isOpen) => {
                    opened.current = clause.id;
                    void navigate({ search: isOpen ? { clause: clause.id } : {}, replace: true, resetScroll: false });
                  }}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}

function Document({ policy: { title, owner, classification, review } }: { policy: PolicyOverview }) {
  return (
    <>
      {title}. Owner: {owner.title}. {classification.label}.{' '}
      <span className={review.overdue ? 'nobody strong' : ''}>
        {review.overdue ? `The quarterly review has been overdue since ${review.due}.` : `Next review ${review.due}.`}
      </span>{' '}
      <ClauseChip id={review.clause} />
    </>
  );
}

/** Findings that need action: what is wrong, who fixes it, and where. */
function ToDo({ findings }: { findings: readonly Finding[] }) {
  return (
    <Panel title="To do" aside={<span className="soft small">what does not meet the policy</span>}>
      {findings.length === 0 ? <p className="soft">There is nothing to do.</p> : <FindingList findings={findings} />}
    </Panel>
  );
}

/** Where the document contradicts itself or is silent, and the reading Muster follows: nobody has to act. */
function Readings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <Panel title="How the document is read">
      <details>
        <summary>Where it contradicts itself or leaves something open: {findings.length}</summary>
        <FindingList findings={findings} />
      </details>
    </Panel>
  );
}

function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="findings">
      {findings.map(({ message, clause, ruling, act }) => (
        <li key={clause + message}>
          <span className="findings-words">{message}</span> <ClauseChip id={clause} />{' '}
          {ruling === null ? null : <span className="mono soft small">{ruling}</span>}
          {act === undefined ? null : (
            <span className="soft small">
              {' '}
              For {act.who}
              {act.page === undefined ? (
                '.'
              ) : (
                <>: {act.page === '/policy' ? 'below.' : <Link to={act.page}>do it here</Link>}</>
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Coverage({ clauses }: { clauses: readonly Clause[] }) {
  const count = (state: Clause['state']) => clauses.filter((clause) => clause.state === state).length;
  return (
    <div className="policy-coverage">
      <Progress what="Clauses enforced" done={count('enforced')} total={clauses.length} />
      <ClauseMap clauses={clauses} />
      <span className="soft small numbers">
        {count('partly')} partly, {count('not-built')} not built yet
      </span>
    </div>
  );
}

function sectionsOf(clauses: readonly Clause[]): readonly (readonly [string, readonly Clause[]])[] {
  const bySection = new Map<string, Clause[]>();
  for (const clause of clauses) {
    const section = clause.id.split('.')[0] ?? '';
    bySection.set(section, [...(bySection.get(section) ?? []), clause]);
  }
  return [...bySection];
}

const sectionWords: Readonly<Record<string, string>> = {
  '0': 'The document',
  '1': '1 Purpose and scope',
  '2': '2 RACI matrix',
  '3': '3 Severity and escalation',
  '4': '4 Service level objectives',
  '5': '5 Change management',
  '6': '6 Data classification',
  '7': '7 Audit and compliance',
  '8': '8 Incident accountability',
  '9': '9 Third parties and LLM providers',
  '10': '10 Policy violations',
};
