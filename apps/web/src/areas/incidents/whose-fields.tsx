import type { Team } from '@muster/api-client';
import { Checkbox, NativeSelect } from '@mantine/core';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import type { Fields } from '../../kit/form/use-fields.tsx';
import { reasonOf } from '../../kit/refusal/shared-refusal.ts';
import { keptTo, type Whose } from './whose.ts';

type Props = {
  teams: readonly Team[];
  whose: Whose;
  onChange: (whose: Whose) => void;
  fields: Fields<string>;
};

/**
 * Which team an incident belongs to, and whether it is private to it: any team can be named, but only a person who will
 * still see it may make it private (6.2).
 */
export function WhoseFields({ teams, whose, onChange, fields }: Props) {
  const team = teams.find(({ id }) => id === whose.teamId);
  return (
    <div className="stack declare-more">
      <NativeSelect
        {...fields.field('/teamId')}
        description="Choosing a team alone does not hide the incident."
        data={[
          { value: '', label: 'no particular team' },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={team?.id ?? ''}
        onChange={(event) => onChange({ ...whose, teamId: event.currentTarget.value })}
      />
      <Checkbox
        {...fields.field('/visibility')}
        description={<WhoSees team={team} />}
        disabled={team?.may.keep.allowed !== true}
        checked={keptTo(whose, teams) !== undefined}
        onChange={(event) => onChange({ ...whose, isKept: event.currentTarget.checked })}
      />
    </div>
  );
}

function WhoSees({ team }: { team: Team | undefined }) {
  if (team === undefined) return 'Choose a team first.';
  const { keep } = team.may;
  if (keep.allowed)
    return 'Visible only to the team, people on call and readers of the whole log. Nobody else can see that it exists.';
  return (
    <>
      {reasonOf(keep)} {keep.clause === undefined ? null : <ClauseChip id={keep.clause} />}
    </>
  );
}
