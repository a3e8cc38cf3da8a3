import type { DetectorPage as Shown } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Time } from '../../kit/time/time.tsx';
import { detectorPageQuery } from './detection-queries.ts';
import { DetectorPlot } from './detector-plot.tsx';
import { stateWords } from './detectors-page.tsx';
import './detection.css';

/** The page of one detector with its series. */
export function DetectorPage() {
  const { id } = useParams({ from: '/members/detectors/$id' });
  return (
    <OneThing
      asked={useQuery(detectorPageQuery(id))}
      name="Detector"
      absent="This detector does not exist."
      back={<Link to="/detectors">All detectors</Link>}
    >
      {(detector) => <Opened detector={detector} />}
    </OneThing>
  );
}

function Opened({ detector }: { detector: Shown }) {
  const { id, name, series, parameters, kind, backTest, mutedUntil, mutedWhy, may, version } = detector;
  const acted = { key: { id }, version };
  return (
    <Page
      title={name}
      lead={series.join(', ')}
      actions={
        <>
          <VerbButton verb="detector.retire" may={may.retire} acted={acted}>
            Retire
          </VerbButton>
          <VerbButton verb="detector.mute" may={may.mute} acted={acted}>
            Mute
          </VerbButton>
          <VerbButton verb="detector.unmute" may={may.unmute} acted={acted}>
            Unmute
          </VerbButton>
          <VerbButton verb="detector.test" may={may.test} acted={acted}>
            Test
          </VerbButton>
          <VerbButton verb="detector.activate" may={may.activate} acted={acted} isMain>
            Activate
          </VerbButton>
        </>
      }
    >
      <div className="inset stack">
        <Panel title="Last two weeks, hour by hour" aside={<ClauseChip id="7.9" />}>
          <DetectorPlot page={detector} />
        </Panel>
        <Panel title="Details">
          <Definitions>
            <Definition name="State">{stateWords(detector)}</Definition>
            {mutedUntil === undefined ? null : (
              <Definition name="Muted until">
                <Time at={mutedUntil} as="absolute" /> {mutedWhy}
              </Definition>
            )}
            <Definition name="Kind">{kind.replace('_', ' ')}</Definition>
            <Definition name="Parameters">
              <code>{parameters}</code>
            </Definition>
            <Definition name="Test on recorded data">
              {backTest === undefined
                ? 'not tested yet'
                : `${backTest.found} of ${backTest.episodes} real episodes found, ${backTest.falseAlarms} false alarms in ${backTest.judged} hours`}
            </Definition>
          </Definitions>
        </Panel>
      </div>
    </Page>
  );
}
