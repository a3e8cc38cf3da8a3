import { answerOf, type Duty } from '@muster/api-client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';

/** The commander's duties, measured; while nobody commands by name, who is proposed. */
export function DutiesPanel({ code }: { code: string }) {
  const rows = useQuery({ ...dutiesQuery(code), refetchInterval: 30_000 }).data ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel title="The commander’s duties">
      <Definitions>
        {rows.map((row) => (
          <Definition key={row.duty} name={words[row.duty]}>
            {row.duty === 'command' && row.of !== undefined ? <Person person={row.of} /> : null} {row.says}{' '}
            <span className="chip">{row.state.replaceAll('-', ' ')}</span> <ClauseChip id={row.clause} />
          </Definition>
        ))}
      </Definitions>
    </Panel>
  );
}

const words: Readonly<Record<Duty['duty'], string>> = {
  command: 'Commander',
  'timeline-accuracy': 'Timeline',
  'update-cadence': 'Updates',
  'postmortem-scheduling': 'Postmortem',
};

const dutiesQuery = (code: string) =>
  queryOptions({
    queryKey: ['incidents', 'one', code, 'duties'],
    queryFn: async () => (await answerOf(api.GET('/v1/incidents/{code}/duties', { params: { path: { code } } }))).items,
  });
