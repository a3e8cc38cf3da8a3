import type { ModelPage as Shown, ModelVersion } from '@muster/api-client';
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
import { AccuracyPlot } from './accuracy-plot.tsx';
import { modelQuery } from './model-queries.ts';
import { percent, Rate, rateWords } from './rate.tsx';
import './models.css';

/** The page of one model. */
export function ModelPage() {
  const { name } = useParams({ from: '/members/models/$name' });
  return (
    <OneThing
      asked={useQuery(modelQuery(name))}
      name="Model"
      absent="There is no model with this name."
      back={<Link to="/models">All models</Link>}
    >
      {(model) => <OpenedModel model={model} />}
    </OneThing>
  );
}

function OpenedModel({ model }: { model: Shown }) {
  const { name, may, version, serves, servesSince, rollbackTo, versions, producers, reviews } = model;
  const acted = { key: { name }, version };
  return (
    <Page
      title={name}
      lead={
        model.isConsequential
          ? 'Makes or assists decisions that materially affect people.'
          : 'Decides nothing about people.'
      }
      actions={
        <>
          <VerbButton verb="model.change" may={may.change} acted={acted}>
            Change
          </VerbButton>
          <VerbButton verb="model.quarantine" may={may.quarantine} acted={acted}>
            Quarantine
          </VerbButton>
          <VerbButton verb="model.register" may={may.register} acted={acted} isMain={versions.length === 0}>
            Register a version
          </VerbButton>
          <VerbButton verb="model.activate" may={may.activate} acted={acted} isMain={versions.length > 0}>
            Activate
          </VerbButton>
        </>
      }
    >
      <div className="inset stack">
        <Panel title="Accuracy over time" aside={<ClauseChip id="4.3" />}>
          <AccuracyPlot model={model} />
        </Panel>
        <Panel title="Status" aside={<ClauseChip id="7.13" />}>
          <Definitions>
            <Definition name="Serves">
              {serves === undefined ? (
                <span className="soft">nothing</span>
              ) : (
                <>
                  <code>{serves}</code>
                  {servesSince === undefined ? null : (
                    <>
                      {' '}
                      since <Time at={servesSince} as="absolute" />
                    </>
                  )}
                </>
              )}
            </Definition>
            <Definition name="Rollback target">
              {rollbackTo === undefined ? <span className="soft">none</span> : <code>{rollbackTo}</code>}
            </Definition>
            <Definition name="Accuracy, 7 days">{rateWords(model.accuracy)}</Definition>
            <Definition name="Outcome known">
              {model.coverage === undefined ? (
                <span className="soft">not known</span>
              ) : (
                `for ${percent(model.coverage)} %`
              )}
            </Definition>
            <Definition name="Team">{model.team?.name ?? <span className="soft">none</span>}</Definition>
            <Definition name="Runbook">
              {model.runbook === undefined ? (
                <span className="soft">none{model.isConsequential ? ': a path to human review is required' : ''}</span>
              ) : (
                model.runbook
              )}
            </Definition>
            <Definition name="Human reviews">
              <Link to="/reviews">
                {reviews.open} open, {reviews.overdue} overdue; {reviews.overturned} of {reviews.decided} overturned in
                90 days
              </Link>
            </Definition>
          </Definitions>
        </Panel>
        {versions.map((each) => (
          <Version key={each.name} version={each} />
        ))}
        {producers.length === 0 ? null : (
          <Panel title="Predictions logged, by producer">
            {producers.map(({ producer, run, stored, declared, missing, lastAt }) => (
              <p key={`${producer} ${run}`}>
                <strong>{producer}</strong> {run === '' ? '' : <code>{run}</code>}{' '}
                <span className="numbers">
                  {stored.toLocaleString('en')} of {declared.toLocaleString('en')}
                </span>{' '}
                {missing === 0 ? null : (
                  <strong className="model-bad">{missing.toLocaleString('en')} never logged</strong>
                )}{' '}
                <span className="soft">
                  last <Time at={lastAt} />
                </span>
              </p>
            ))}
          </Panel>
        )}
        <Panel title="Serving history">
          {model.activations.map(({ alias, at, modelVersion }) => (
            <p key={`${alias} ${at}`}>
              <Time at={at} as="absolute" /> {alias}:{' '}
              {modelVersion === undefined ? <span className="soft">nothing</span> : <code>{modelVersion}</code>}
            </p>
          ))}
          {model.activations.length === 0 ? <p className="soft">No version has served yet.</p> : null}
        </Panel>
      </div>
    </Page>
  );
}

function Version({ version }: { version: ModelVersion }) {
  const { name, quarantine, servesAs, regression, lag } = version;
  const came = Object.entries(lag);
  return (
    <Panel
      title={`Version ${name}`}
      aside={servesAs.length === 0 ? null : <span className="chip">{servesAs.join(', ')}</span>}
    >
      {quarantine === undefined ? null : (
        <p>
          <strong className="model-bad">In quarantine</strong> since <Time at={quarantine.since} />: {quarantine.why}
        </p>
      )}
      <p className="soft">
        {version.features} features
        {version.groups.length === 0 ? '' : `, fairness groups ${version.groups.join(' and ')}`}; outcomes due after{' '}
        {version.labelDelayMinutes.toLocaleString('en')} minutes; registered <Time at={version.registeredAt} />
        {version.artifactDigest === undefined ? null : (
          <>
            {' · '}
            <span title={version.artifactDigest}>{version.artifactDigest.slice(0, DIGEST_SHOWN)}</span>
          </>
        )}
      </p>
      {version.predictions === 0 ? (
        <p className="soft">No decisions in the last seven days.</p>
      ) : (
        <p>
          {version.predictions.toLocaleString('en')} predictions, {version.labelled.toLocaleString('en')} with a known
          outcome: {rateWords(version.accuracy)} correct.
          {came.length === 0
            ? ''
            : ` Outcomes arrived ${came.map(([when, count]) => `${LAG_WORDS[when] ?? when}: ${count}`).join(', ')}.`}
        </p>
      )}
      {regression === undefined ? null : (
        <p>
          Mean error {regression.meanError.toPrecision(3)}, mean absolute error{' '}
          {regression.meanAbsoluteError.toPrecision(3)}, root mean squared error{' '}
          {regression.rootMeanSquaredError.toPrecision(3)}.
        </p>
      )}
      {version.classes.length === 0 ? null : (
        <Rows
          label={`Classes of ${name}`}
          items={version.classes}
          columns={classColumns}
          rowKey={({ label }) => label}
        />
      )}
      {version.segments.length === 0 ? null : (
        <Rows
          label={`Segments of ${name}`}
          items={version.segments}
          columns={segmentColumns}
          rowKey={({ segment }) => segment}
        />
      )}
    </Panel>
  );
}

/** `sha256:` and a dozen digits; the full digest is in the title attribute. */
const DIGEST_SHOWN = 19;

const LAG_WORDS: Readonly<Record<string, string>> = {
  hour: 'within an hour',
  day: 'within a day',
  week: 'within a week',
  later: 'later',
};

const classColumns: readonly Column<ModelVersion['classes'][number]>[] = [
  { name: 'Class', isMain: true, width: 'minmax(0, 1fr)', cell: ({ label }) => label },
  { name: 'Precision', width: '220px', cell: ({ precision }) => <Rate rate={precision} /> },
  { name: 'Recall', width: '220px', isWideOnly: true, cell: ({ recall }) => <Rate rate={recall} /> },
  {
    name: 'F1',
    width: '80px',
    isWideOnly: true,
    cell: ({ f1 }) => (f1 === undefined ? <span className="soft">not known</span> : f1.toFixed(3)),
  },
];

const segmentColumns: readonly Column<ModelVersion['segments'][number]>[] = [
  { name: 'Segment', isMain: true, width: 'minmax(0, 1fr)', cell: ({ segment }) => segment },
  {
    name: 'Predictions',
    width: '120px',
    isWideOnly: true,
    cell: ({ predictions }) => <span className="numbers">{predictions.toLocaleString('en')}</span>,
  },
  { name: 'Accuracy', width: '220px', cell: ({ accuracy }) => <Rate rate={accuracy} /> },
];
