import { answerOf } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';

/** The processing of one alert, step by step, with the version of each rule applied. */
export function AlertTrace({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const trace = useQuery({
    queryKey: ['alerts', 'trace', id],
    queryFn: () => answerOf(api.GET('/v1/alerts/{id}/trace', { params: { path: { id } } })),
  });
  return (
    <Dialog title={`Alert trace · ${name}`} onClose={onClose} size="lg">
      <ProblemNote problem={trace.isError ? problemOf(trace.error) : undefined} />
      {trace.data === undefined ? (
        trace.isError ? null : (
          <Waiting what="the alert trace" />
        )
      ) : (
        <Definitions>
          {trace.data.items.map(({ stage, says, by, at }) => (
            <Definition key={stage} name={stage}>
              <Words text={says} /> {at === undefined ? null : <Time at={at} />}
              {by === undefined ? null : <div className="soft small">{by}</div>}
            </Definition>
          ))}
        </Definitions>
      )}
    </Dialog>
  );
}
