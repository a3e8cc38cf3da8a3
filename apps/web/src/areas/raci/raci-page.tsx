import type { Act, Activity } from '@muster/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { reasonOf } from '../../kit/refusal/shared-refusal.ts';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { Question } from './question.tsx';
import { actsQuery, matrixQuery, questionsQuery } from './raci-queries.ts';
import { toldWords } from './told-words.ts';

/** The policy's matrix at work: questions to the reader, acts and who was told, and who may do what. */
export function RaciPage() {
  const questions = useQuery({ ...questionsQuery, refetchInterval: 15_000 });
  const matrix = useQuery(matrixQuery);
  const list = useInfiniteQuery(actsQuery());
  const acts = list.data?.pages.flatMap((page) => page.items) ?? [];
  const failed = [questions, matrix, list].find(({ isError }) => isError);
  const waiting = questions.data ?? [];
  return (
    <Page title="RACI" lead="Who is responsible, accountable, consulted and informed, by the policy’s matrix.">
      <div className="inset stack">
        <ProblemNote problem={failed === undefined ? undefined : problemOf(failed.error)} />
        {waiting.length === 0 ? null : (
          <Panel title="Questions to your roles">
            {waiting.map((question) => (
              <Question key={question.id} question={question} withAct />
            ))}
          </Panel>
        )}
        {matrix.data === undefined ? null : (
          <Panel title="The matrix">
            <ul className="stack">
              {matrix.data.map((activity) => (
                <ActivityRow key={activity.id} activity={activity} />
              ))}
            </ul>
          </Panel>
        )}
        <h2>What was done</h2>
      </div>
      {list.isPending ? (
        <Waiting what="what was done" />
      ) : list.isSuccess && acts.length === 0 ? (
        <Emptiness command="muster act list">No activities in the matrix have been carried out yet.</Emptiness>
      ) : (
        <Rows label="What was done" items={acts} columns={columns} rowKey={({ id }) => id} />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

function ActivityRow({ activity }: { activity: Activity }) {
  const { title, clause, acts, answers, consulted, informed, verbs, may } = activity;
  return (
    <li>
      <strong>{title}</strong> <ClauseChip id={clause} />
      <p className="small">
        {rolesWords('responsible', acts)} · {rolesWords('accountable', answers)}
        {consulted.length === 0 ? '' : ` · consulted: ${consulted.join(', ')}`}
        {informed.length === 0 ? '' : ` · informed: ${informed.join(', ')}`}
      </p>
      <p className="small soft">
        {verbs.length === 0
          ? 'No command carries it out yet.'
          : `Done with ${verbs.map((verb) => `muster ${verb}`).join(', ')}.`}{' '}
        {may.allowed ? 'You may do it.' : reasonOf(may)}
      </p>
    </li>
  );
}

const rolesWords = (how: string, roles: readonly string[]): string => `${how}: ${roles.join(', ') || 'nobody'}`;

const columns: readonly Column<Act>[] = [
  {
    name: 'What',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ title, about, drill }) =>
      about.kind === 'incident' ? (
        <Link to="/incidents/$code" params={{ code: about.name }} className="rows-title">
          {drill ? 'Drill: ' : ''}
          {title}, {about.name}
        </Link>
      ) : (
        <span>{title}</span>
      ),
  },
  {
    name: 'By',
    width: '150px',
    isWideOnly: true,
    cell: ({ actor }) => (actor === undefined ? 'Muster' : <Person person={actor} />),
  },
  { name: 'Informed', width: 'minmax(0, 1fr)', isWideOnly: true, cell: toldWords },
  { name: 'When', width: '110px', cell: ({ at }) => <Time at={at} /> },
];
