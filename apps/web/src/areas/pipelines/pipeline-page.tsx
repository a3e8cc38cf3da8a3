import type { PipelinePage as Shown, PipelineRun } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { pipelineQuery } from './pipeline-queries.ts';
import { RunPicture } from './run-picture.tsx';
import { RunState, secondsWords, Verdict } from './run-words.tsx';
import './pipelines.css';

/** The page of one pipeline. */
export function PipelinePage() {
  const { id } = useParams({ from: '/members/pipelines/$id' });
  return (
    <OneThing
      asked={useQuery(pipelineQuery(id))}
      name="Pipeline"
      absent="There is no such pipeline."
      back={<Link to="/pipelines">All pipelines</Link>}
    >
      {(pipeline) => <OpenedPipeline pipeline={pipeline} />}
    </OneThing>
  );
}

function OpenedPipeline({ pipeline }: { pipeline: Shown }) {
  const { id, name, namespace, schedule, nextDueAt, lastDue, completeAt, freshnessSeconds, may, version } = pipeline;
  const acted = { key: { id }, version };
  return (
    <Page
      title={name}
      lead={namespace}
      actions={
        <>
          <VerbButton verb="pipeline.unschedule" may={may.unschedule} acted={acted}>
            Remove its schedule
          </VerbButton>
          <VerbButton verb="pipeline.schedule" may={may.schedule} acted={acted} isMain>
            Schedule
          </VerbButton>
        </>
      }
    >
      <div className="inset stack">
        <Panel title="Latest runs" aside={<ClauseChip id="4.4" />}>
          <RunPicture page={pipeline} />
        </Panel>
        <Panel title="Status">
          <Definitions>
            <Definition name="Due">
              {schedule === undefined ? (
                <span className="soft">not scheduled</span>
              ) : (
                <>
                  <code>{schedule.cron}</code> {schedule.zone}
                </>
              )}
            </Definition>
            {nextDueAt === undefined ? null : (
              <Definition name="Next due">
                <Time at={nextDueAt} as="absolute" />
              </Definition>
            )}
            {lastDue === undefined ? null : (
              <Definition name="Last due">
                <Time at={lastDue.slotAt} as="absolute" /> <Verdict verdict={lastDue.verdict} />
              </Definition>
            )}
            <Definition name="Last complete">
              {completeAt === undefined ? (
                <span className="soft">never reported</span>
              ) : (
                <Time at={completeAt} as="absolute" />
              )}
            </Definition>
            {freshnessSeconds === undefined ? null : (
              <Definition name="Data as of">{secondsWords(freshnessSeconds)} ago</Definition>
            )}
            {pipeline.integration === undefined ? null : (
              <Definition name="Reported by">{pipeline.integration}</Definition>
            )}
          </Definitions>
        </Panel>
      </div>
      {pipeline.runs.length === 0 ? null : (
        <>
          <h2 className="inset">Runs</h2>
          <Rows label="Runs" items={pipeline.runs} columns={columns} rowKey={({ runId }) => runId} />
        </>
      )}
    </Page>
  );
}

const columns: readonly Column<PipelineRun>[] = [
  { name: 'Started', width: '170px', cell: ({ startedAt }) => <Time at={startedAt} as="absolute" /> },
  { name: 'State', width: '110px', cell: ({ state }) => <RunState state={state} /> },
  {
    name: 'Took',
    width: '90px',
    isWideOnly: true,
    cell: ({ durationSeconds }) => (durationSeconds === undefined ? '' : secondsWords(durationSeconds)),
  },
  {
    name: 'Late by',
    width: '90px',
    isWideOnly: true,
    cell: ({ latenessSeconds }) => (latenessSeconds === undefined ? '' : secondsWords(latenessSeconds)),
  },
  { name: 'Error', isMain: true, width: 'minmax(0, 1fr)', cell: ({ error = '' }) => error },
];
