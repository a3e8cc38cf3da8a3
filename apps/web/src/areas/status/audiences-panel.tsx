import type { Audience } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { audienceMembersQuery, audiencesQuery } from './status-queries.ts';
import { reachesWords } from './audience-words.ts';

type May = { allowed: true } | { allowed: false; reason: string; clause: string };

/**
 * The mailing lists for updates and their members. What a list receives comes first, so that lists are not confused.
 */
export function AudiencesPanel({ may }: { may: May }) {
  const lists = useQuery(audiencesQuery);
  return (
    <Panel title="Lists">
      <p className="soft small">
        Updates for stakeholders stay inside the organisation: they go to members and teams. Published updates can also
        go to outside addresses.
      </p>
      <ProblemNote problem={lists.isError ? problemOf(lists.error) : undefined} />
      <VerbButton verb="audience.add" isCompact may={may}>
        Add a list
      </VerbButton>
      {lists.isSuccess && lists.data.length === 0 ? <p className="soft">No lists yet.</p> : null}
      {(lists.data ?? []).map((audience) => (
        <AudienceRow key={audience.id} audience={audience} may={may} />
      ))}
    </Panel>
  );
}

function AudienceRow({ audience, may }: { audience: Audience; may: May }) {
  const { id, name, reaches, severities, team, members, teams, addresses } = audience;
  const [isOpen, setOpen] = useState(false);
  const acted = { key: { id } };
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{name}</strong> <span className="chip">{reachesWords[reaches]}</span>{' '}
        <span className="soft small">
          {severities.length === 0 ? 'only when added to an incident' : `always for ${severities.join(', ')}`} ·{' '}
          {counted(members, 'member')}, {counted(teams, 'team')}, {counted(addresses, 'address', 'addresses')}
          {team === undefined ? '' : ` · managed by ${team.name}`}
        </span>
      </summary>
      {isOpen ? <Members id={id} may={may} /> : null}
      <p>
        <VerbButton verb="audience.include" may={may} acted={acted} isCompact label={`Add to list: ${name}`}>
          Add to list
        </VerbButton>{' '}
        <VerbButton verb="audience.change" may={may} acted={acted} isCompact label={`Change ${name}`}>
          Change
        </VerbButton>{' '}
        <VerbButton verb="audience.remove" may={may} acted={acted} isCompact label={`Remove ${name}`}>
          Remove
        </VerbButton>
      </p>
    </details>
  );
}

const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

function Members({ id, may }: { id: string; may: May }) {
  const members = useQuery(audienceMembersQuery(id));
  if (members.isError) return <ProblemNote problem={problemOf(members.error)} />;
  if (members.data?.length === 0) return <p className="soft">This list is empty.</p>;
  return (
    <ul>
      {(members.data ?? []).map(({ kind, id: whom, name, state }) => (
        <li key={`${kind}/${whom}`}>
          {kind === 'team' ? `Team ${name}` : name}
          {state === 'pending' ? <span className="chip">unconfirmed</span> : null}{' '}
          <VerbButton
            verb="audience.exclude"
            may={may}
            acted={{ key: { id } }}
            given={{ member: undefined, team: undefined, address: undefined, subscriber: undefined, [kind]: whom }}
            isCompact
            label={`Remove ${name}`}
          >
            Remove
          </VerbButton>
        </li>
      ))}
    </ul>
  );
}
