import { nobodyOnCall, ownHandWords } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { useMay } from '../session/use-may.ts';
import { OnCallList } from './on-call-list.tsx';
import { onCallQuery } from './on-call-queries.ts';
import './on-call.css';

/** Who is paged. A plain list for now: whoever stands here is on call until the list changes. */
export function OnCallPage() {
  const onCall = useQuery(onCallQuery);
  const maySet = useMay('oncall.set');
  const maySwap = useMay('oncall.swap');
  const people = onCall.data?.people ?? [];
  const ownHand = ownHandWords(onCall.data?.unseparated ?? []);
  return (
    <Page
      title="On-call"
      lead="These people are paged, all at once, the moment an incident needs somebody. Somebody else puts you here; you may leave by yourself."
      actions={
        <>
          <VerbButton verb="oncall.take" may={maySwap}>
            Take a place
          </VerbButton>
          <VerbButton verb="oncall.give" may={maySwap}>
            Give mine
          </VerbButton>
        </>
      }
    >
      <div className="inset on-call">
        <Panel title="On call now" aside={<span className="soft numbers">{people.length}</span>}>
          {onCall.isSuccess && people.length === 0 ? (
            <p className="nobody">{nobodyOnCall(onCall.data.calledInstead)}</p>
          ) : null}
          {ownHand === undefined ? null : <p role="note">{ownHand}</p>}
          <ProblemNote problem={onCall.isError ? problemOf(onCall.error) : undefined} />
          <Guarded may={maySet}>
            <WhyNot />
            <OnCallList people={people} mayPutSelf={onCall.data?.mayPutSelf === true} />
          </Guarded>
        </Panel>
      </div>
    </Page>
  );
}
