import type { PostmortemPage as Shown } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { Time } from '../../kit/time/time.tsx';
import { ActionsPanel } from './actions-panel.tsx';
import { postmortemQuery } from './postmortem-queries.ts';
import { PublishedText } from './published-text.tsx';
import { SectionEditor } from './section-editor.tsx';
import { stateWords } from './state-words.ts';
import './postmortem.css';

/** The postmortem of an incident, by its code. */
export function PostmortemPage() {
  const { code } = useParams({ from: '/members/postmortems/$code' });
  return (
    <OneThing
      asked={useQuery(postmortemQuery(code))}
      name="Postmortem"
      absent="This incident does not exist, or it is private to a team and you do not have access to it."
      back={<Link to="/postmortems">All postmortems</Link>}
    >
      {(postmortem) => <Opened postmortem={postmortem} key={postmortem.code} />}
    </OneThing>
  );
}

function Opened({ postmortem }: { postmortem: Shown }) {
  const { code, state, may, version } = postmortem;
  const acted = { key: { code }, version };
  const isWritten = state === 'draft' || state === 'in-review';
  const next =
    state === 'none' || state === 'owed'
      ? 'begin'
      : state === 'draft'
        ? 'submit'
        : state === 'in-review'
          ? 'publish'
          : 'amend';
  return (
    <Page
      title={`Postmortem of ${code}`}
      lead={postmortem.title}
      actions={
        <>
          {state === 'draft' ? (
            <VerbButton verb="postmortem.publish" may={may['publish']} acted={acted}>
              Publish
            </VerbButton>
          ) : null}
          {state === 'in-review' ? (
            <VerbButton verb="postmortem.rework" may={may['rework']} acted={acted}>
              Return to draft
            </VerbButton>
          ) : null}
          {next === 'amend' ? null : (
            <VerbButton verb={`postmortem.${next}`} may={may[next]} acted={acted} isMain>
              {nextWords[next]}
            </VerbButton>
          )}
        </>
      }
    >
      <div className="postmortem inset">
        <div className="stack">
          {isWritten
            ? postmortem.sections.map((section) => (
                <SectionEditor key={section.id} code={code} section={section} postmortem={postmortem} />
              ))
            : null}
          {state === 'published' ? <PublishedText postmortem={postmortem} /> : null}
          {state === 'none' || state === 'owed' ? (
            <p className="soft">
              {state === 'none'
                ? 'The policy does not require one at this severity. You can still write one.'
                : 'Nobody has begun it. It opens filled in from the record: what happened when, and how long it took.'}
            </p>
          ) : null}
        </div>
        <div className="stack postmortem-side">
          <Standing postmortem={postmortem} />
          {postmortem.missing.length > 0 ? <Missing missing={postmortem.missing} /> : null}
          <ActionsPanel postmortem={postmortem} />
        </div>
      </div>
    </Page>
  );
}

const nextWords = { begin: 'Begin the postmortem', submit: 'Send for review', publish: 'Publish' } as const;

function Standing({ postmortem }: { postmortem: Shown }) {
  const { code, severity, clause, dueAt, publishedAt, review, may, version } = postmortem;
  return (
    <Panel
      title="Status"
      aside={
        <VerbButton verb="postmortem.schedule" may={may['schedule']} acted={{ key: { code }, version }} isCompact>
          {review === undefined ? 'Schedule the review' : 'Reschedule the review'}
        </VerbButton>
      }
    >
      <Definitions>
        <Definition name="Incident">
          <Link to="/incidents/$code" params={{ code }}>
            {code}
          </Link>
        </Definition>
        <Definition name="Severity">
          <SeverityMark severity={severity} />
        </Definition>
        <Definition name="State">
          <span className="chip">{stateWords(postmortem)}</span> <ClauseChip id={clause} />
        </Definition>
        {publishedAt !== undefined ? (
          <Definition name="Published">
            <Time at={publishedAt} as="absolute" />
          </Definition>
        ) : dueAt === undefined ? null : (
          <Definition name="Due">
            <Time at={dueAt} as="absolute" />
          </Definition>
        )}
        <Definition name="Review">
          {review === undefined ? (
            <span className="soft">not scheduled</span>
          ) : (
            <>
              <Time at={review.at} as="absolute" /> · <Person person={review.facilitator} />
            </>
          )}
        </Definition>
        <Definition name="As a file">
          <code>muster postmortem markdown {code}</code>
        </Definition>
      </Definitions>
    </Panel>
  );
}

function Missing({ missing }: { missing: Shown['missing'] }) {
  return (
    <Panel title="Before it can be published">
      <ul className="postmortem-missing">
        {missing.map(({ clause, problem, remedy }) => (
          <li key={`${clause}${problem}`}>
            {problem}. <span className="soft">{remedy}</span> <ClauseChip id={clause} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
