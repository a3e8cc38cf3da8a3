import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { CopyLine } from '../../kit/copy-line.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Actor } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import { entryQuery } from './ledger-queries.ts';
import { VerifyPanel } from './verify-panel.tsx';
import './entry-page.css';

/** One entry: the sentence, the envelope that was hashed, the content one may see, and the proof that it is there. */
export function EntryPage() {
  const { seq: text } = useParams({ from: '/members/ledger/$seq' });
  const seq = Number(text);
  const entry = useQuery(entryQuery(seq));
  if (entry.data === undefined) {
    return <Page title={`Entry ${text}`}>{entry.isError ? <ProblemNote problem={problemOf(entry.error)} /> : <p className="inset soft">Opening…</p>}</Page>;
  }
  const { summary, actor, action, at, clause, incident, resource, envelope, content } = entry.data;
  return (
    <Page
      title={summary}
      actions={
        <span className="row small">
          {seq > 0 ? (
            <Link to="/ledger/$seq" params={{ seq: String(seq - 1) }}>
              Earlier
            </Link>
          ) : null}
          <Link to="/ledger/$seq" params={{ seq: String(seq + 1) }}>
            Later
          </Link>
        </span>
      }
    >
      <div className="inset entry">
        <div className="stack">
          <dl className="facts-list">
            <Fact name="When">
              <Time at={at} as="absolute" />
            </Fact>
            <Fact name="Actor">
              <Actor actor={actor} />
            </Fact>
            <Fact name="Action">
              <span className="mono">{action}</span>
            </Fact>
            <Fact name="Resource">
              <span className="mono">
                {resource.kind} {resource.id}
              </span>
            </Fact>
            {incident === undefined ? null : (
              <Fact name="Incident">
                <Link to="/incidents/$code" params={{ code: incident }} className="mono">
                  {incident}
                </Link>
              </Fact>
            )}
            {clause === undefined ? null : (
              <Fact name="Clause">
                <ClauseChip id={clause} />
              </Fact>
            )}
          </dl>
          {content === undefined ? (
            <p className="soft small">Its content, if it had any, is not for you or was erased; the envelope stays provable without it.</p>
          ) : (
            <Panel title="Content">
              <dl className="facts-list">
                {Object.entries(content).map(([name, value]) => (
                  <Fact key={name} name={name}>
                    {typeof value === 'string' ? value : JSON.stringify(value)}
                  </Fact>
                ))}
              </dl>
            </Panel>
          )}
          <Panel title="Envelope" aside={<span className="soft small">the exact bytes that are hashed</span>}>
            <CopyLine text={envelope} />
          </Panel>
        </div>
        <VerifyPanel key={seq} seq={seq} envelope={envelope} />
      </div>
    </Page>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
