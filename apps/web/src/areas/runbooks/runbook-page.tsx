import type { RunbookPage as Runbook } from '@muster/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { CopyLine } from '../../kit/copy-line.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { Time } from '../../kit/time/time.tsx';
import { ExecutionRows } from './execution-rows.tsx';
import { RunbookBody } from './runbook-body.tsx';
import { RunbookChanges } from './runbook-changes.tsx';
import { RunbookDiagram } from './runbook-diagram.tsx';
import { executionsQuery, runbookQuery } from './runbook-queries.ts';
import './runbooks.css';

/** The page of one runbook. */
export function RunbookPage() {
  const { id } = useParams({ from: '/members/runbooks/$id' });
  return (
    <OneThing
      asked={useQuery(runbookQuery(id))}
      name="Runbook"
      absent="There is no runbook at this address."
      back={<Link to="/runbooks">All runbooks</Link>}
    >
      {(runbook) => <OpenedRunbook runbook={runbook} />}
    </OneThing>
  );
}

function OpenedRunbook({ runbook }: { runbook: Runbook }) {
  const { id, humanReview: review } = runbook;
  return (
    <Page
      title={runbook.title}
      lead={`${runbook.version}, for ${runbook.severities.join(', ')}. Owner: ${runbook.owner.title}.`}
      actions={
        <>
          <VerbButton verb="runbook.propose" may={{ allowed: true }}>
            Propose a version
          </VerbButton>
          <ClauseChip id="7.10" />
        </>
      }
    >
      <div className="inset stack">
        <Panel title="Steps" aside={<span className="soft small">{runbook.steps.length} steps</span>}>
          <ol className="runbook-steps stack">
            {runbook.steps.map((step, at) => (
              <li key={step.id} className="stack">
                <p>
                  <strong>
                    {at + 1}. {step.title}
                  </strong>{' '}
                  <span className="chip">{step.role.title}</span>
                </p>
                {step.run === undefined ? null : <CopyLine text={step.run} />}
                <p className="soft small">Done when: {step.verify}</p>
              </li>
            ))}
          </ol>
        </Panel>
        {runbook.diagrams.map((diagram) => (
          <Panel key={diagram.name} title="At a glance">
            <RunbookDiagram diagram={diagram} />
          </Panel>
        ))}
        <Panel title="What it says">
          <RunbookBody blocks={runbook.blocks} />
        </Panel>
        <Lines title="It has worked when" lines={runbook.verification} />
        <Lines title="Rollback" lines={runbook.rollback} />
        <Lines title="It is over when" lines={runbook.closure} />
        <Panel title="Details" aside={<ClauseChip id="7.14" />}>
          <Definitions>
            <Definition name="Triggers">{runbook.triggers.join(', ')}</Definition>
            <Definition name="Responsible">{runbook.roles.responsible.title}</Definition>
            <Definition name="Consulted">{runbook.roles.consulted.map(({ title }) => title).join(', ')}</Definition>
            <Definition name="Informed">{runbook.roles.informed.map(({ title }) => title).join(', ')}</Definition>
            <Definition name="Human review">
              {review.none ?? `${review.path ?? ''}, by ${review.role?.title ?? ''}, within ${review.within ?? ''}`}
            </Definition>
            <Definition name="Last drilled">
              {runbook.drilledAt === undefined ? 'never' : <Time at={runbook.drilledAt} />}
              {runbook.isStale ? ' · stale' : null}
            </Definition>
            <Definition name="Related">
              {runbook.related.map((other) => (
                <span key={other.id}>
                  <Link to="/runbooks/$id" params={{ id: other.id }}>
                    {other.title}
                  </Link>{' '}
                </span>
              ))}
            </Definition>
          </Definitions>
        </Panel>
        <Versions runbook={runbook} />
        <Followed id={id} />
      </div>
    </Page>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <Panel title={title}>
      <ul className="runbook-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Panel>
  );
}

const stateWords = {
  shipped: 'shipped with Muster',
  proposed: 'proposed',
  'in-force': 'in force',
  replaced: 'replaced',
  refused: 'refused',
} as const;

function Versions({ runbook }: { runbook: Runbook }) {
  const [shown, show] = useState<string>();
  return (
    <Panel title="Versions" aside={<ClauseChip id="2.6" />}>
      <ul className="stack">
        {runbook.versions.map(({ version, state, proposedBy, at, review, approval }) => (
          <li key={`${version} ${state} ${at ?? ''}`}>
            <button
              type="button"
              className="plain-button"
              aria-expanded={shown === version}
              onClick={() => show(shown === version ? undefined : version)}
            >
              {version}
            </button>{' '}
            <span className="chip">{stateWords[state]}</span>{' '}
            {proposedBy === undefined ? null : <Person person={proposedBy} />}{' '}
            {at === undefined ? null : <Time at={at} />}{' '}
            {state === 'proposed' && review !== undefined ? (
              <Link to="/approvals/$id" params={{ id: review }}>
                Review
              </Link>
            ) : null}{' '}
            {state === 'proposed' && approval !== undefined ? (
              <Link to="/approvals/$id" params={{ id: approval }}>
                Governance’s approval
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      {shown === undefined ? null : <RunbookChanges id={runbook.id} version={shown} />}
    </Panel>
  );
}

function Followed({ id }: { id: string }) {
  const list = useInfiniteQuery(executionsQuery({ runbook: id }));
  return (
    <Panel title="Followed and drilled">
      <ExecutionRows list={list} />
    </Panel>
  );
}
