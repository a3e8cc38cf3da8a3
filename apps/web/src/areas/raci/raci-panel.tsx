import { useInfiniteQuery } from '@tanstack/react-query';
import { Panel } from '../../kit/panel.tsx';
import { Question } from './question.tsx';
import { actsQuery } from './raci-queries.ts';
import { toldWords } from './told-words.ts';

/** An incident's acts: who was asked about its declaration and updates, and whether the others were reached. */
export function RaciPanel({ code }: { code: string }) {
  const acts = useInfiniteQuery({ ...actsQuery(code), refetchInterval: 15_000 }).data?.pages[0]?.items ?? [];
  if (acts.length === 0) return null;
  return (
    <Panel title="Consulted and informed">
      {acts.slice(0, SHOWN).map((act) => (
        <div key={act.id} className="stack">
          <p>
            {act.title} <span className="soft small">{toldWords(act)}</span>
          </p>
          {act.consulted.map((question) => (
            <Question key={question.id} question={question} />
          ))}
        </div>
      ))}
    </Panel>
  );
}

const SHOWN = 5;
