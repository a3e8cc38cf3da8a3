import type { Member } from '@muster/api-client';
import { Button, Checkbox, MultiSelect, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { dayName, type Rotation } from './rotation-words.ts';

type Props = {
  rotation: Rotation;
  members: readonly Member[];
  onChange: (rotation: Rotation) => void;
  onRemove: () => void;
};

const ALWAYS = 'always';

/** One rotation: participants, shift length, handover time, and weekly hours. */
export function RotationFields({ rotation, members, onChange, onRemove }: Props) {
  const choices = members
    .filter(({ state }) => state === 'active')
    .map(({ id, name, initials }) => ({ value: id, label: name ?? initials }));
  const { turns, windows } = rotation;
  const set = (part: Partial<Rotation>) => onChange({ ...rotation, ...part });
  return (
    <fieldset className="rotation-fields stack">
      <legend>{rotation.name}</legend>
      <TextInput
        label="Name of the rotation"
        value={rotation.name}
        maxLength={80}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {turns.map((people, at) => (
        <div key={at} className="turn-row">
          <MultiSelect
            className="grow"
            label={`Turn ${at + 1}`}
            placeholder={people.length === 0 ? 'Nobody' : ''}
            data={choices}
            value={people}
            searchable
            onChange={(next) => set({ turns: turns.with(at, next) })}
          />
          <Button
            size="compact-sm"
            variant="default"
            disabled={at === 0}
            aria-label={`Move turn ${at + 1} up`}
            onClick={() => set({ turns: movedUp(turns, at) })}
          >
            Up
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={turns.length === 1}
            aria-label={`Remove turn ${at + 1}`}
            onClick={() => set({ turns: turns.filter((_, index) => index !== at), first: 0 })}
          >
            Remove
          </Button>
        </div>
      ))}
      <div>
        <Button size="compact-sm" variant="default" onClick={() => set({ turns: [...turns, []] })}>
          Add a turn
        </Button>
      </div>
      <div className="turn-row">
        <NumberInput
          label="Days per turn"
          min={1}
          max={366}
          value={rotation.everyDays}
          onChange={(days) => set({ everyDays: Number(days) || 1 })}
        />
        <TextInput
          label="Handover time"
          type="time"
          value={rotation.handover}
          onChange={(event) => set({ handover: event.currentTarget.value })}
        />
        <TextInput
          label="First handover on"
          type="date"
          value={rotation.startsOn}
          onChange={(event) => set({ startsOn: event.currentTarget.value })}
        />
        <NumberInput
          label="Layer"
          description="The highest layer with somebody on call is called"
          min={0}
          max={50}
          value={rotation.layer}
          onChange={(layer) => set({ layer: Number(layer) || 0 })}
        />
      </div>
      <NativeSelect
        label="On call"
        value={windows.length === 0 ? ALWAYS : 'windows'}
        data={[
          { value: ALWAYS, label: 'all the time' },
          { value: 'windows', label: 'only during these hours' },
        ]}
        onChange={(event) => set({ windows: event.currentTarget.value === ALWAYS ? [] : workdays })}
      />
      {windows.map((window, at) => (
        <div key={at} className="window-row">
          <Day
            label="From"
            value={window.fromDay}
            onChange={(fromDay) => set({ windows: windows.with(at, { ...window, fromDay }) })}
          />
          <TextInput
            type="time"
            aria-label="From what time"
            value={window.from}
            onChange={(event) => set({ windows: windows.with(at, { ...window, from: event.currentTarget.value }) })}
          />
          <Day
            label="To"
            value={window.toDay}
            onChange={(toDay) => set({ windows: windows.with(at, { ...window, toDay }) })}
          />
          <TextInput
            type="time"
            aria-label="To what time"
            value={window.to}
            onChange={(event) => set({ windows: windows.with(at, { ...window, to: event.currentTarget.value }) })}
          />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => set({ windows: windows.filter((_, index) => index !== at) })}
          >
            Remove
          </Button>
        </div>
      ))}
      {windows.length === 0 ? null : (
        <>
          <div>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => set({ windows: [...windows, ...workdays.slice(0, 1)] })}
            >
              Add hours
            </Button>
          </div>
          <Checkbox
            label="Turns count only shifts that overlap these hours"
            checked={rotation.counts === 'covered'}
            onChange={(event) => set({ counts: event.currentTarget.checked ? 'covered' : 'calendar' })}
          />
        </>
      )}
      <div>
        <Button size="compact-sm" variant="default" onClick={onRemove}>
          Remove the rotation
        </Button>
      </div>
    </fieldset>
  );
}

function Day({ label, value, onChange }: { label: string; value: number; onChange: (day: number) => void }) {
  return (
    <NativeSelect
      label={label}
      value={String(value)}
      data={WEEK.map((day) => ({ value: String(day), label: dayName(day) }))}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
}

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5].map((day) => ({ fromDay: day, from: '09:00', toDay: day, to: '17:00' }));

const movedUp = (turns: Rotation['turns'], at: number): Rotation['turns'] =>
  turns.map((turn, index) => (index === at - 1 ? (turns[at] ?? turn) : index === at ? (turns[at - 1] ?? turn) : turn));
