import { Button, MultiSelect, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { onWeekdays, weekdayHours, type EditedStep } from './path-plan.ts';
import type { useTargets } from './use-targets.ts';

type Props = {
  at: number;
  step: EditedStep;
  targets: ReturnType<typeof useTargets>;
  isOnly: boolean;
  onChange: (step: EditedStep) => void;
  onUp: () => void;
  onRemove: () => void;
};

/** One step of a path: whom it calls, how, how long it waits, how many must answer, and at which hours. */
export function StepFields({ at, step, targets, isOnly, onChange, onUp, onRemove }: Props) {
  const set = (part: Partial<EditedStep>) => onChange({ ...step, ...part });
  const hours = weekdayHours(step.windows);
  const when = step.windows.length === 0 ? 'always' : hours === undefined ? 'other' : 'weekdays';
  return (
    <fieldset className="rotation-fields stack">
      <legend>Step {at + 1}</legend>
      <MultiSelect
        label={`Step ${at + 1} calls`}
        placeholder={step.targets.length === 0 ? 'Nobody yet' : ''}
        data={targets}
        value={[...step.targets]}
        searchable
        onChange={(next) => set({ targets: next })}
      />
      <div className="turn-row">
        <NativeSelect
          label="How"
          value={step.by}
          data={[
            { value: 'page', label: 'Pages them' },
            { value: 'notify', label: 'Notifies them' },
          ]}
          onChange={(event) => set({ by: event.currentTarget.value === 'notify' ? 'notify' : 'page' })}
        />
        <NumberInput
          label="Minutes to wait"
          min={1}
          max={1440}
          value={step.waitMinutes}
          onChange={(minutes) => set({ waitMinutes: Number(minutes) || 1 })}
        />
        <NumberInput
          label="How many must answer"
          min={1}
          max={20}
          value={step.answers}
          onChange={(answers) => set({ answers: Number(answers) || 1 })}
        />
      </div>
      <div className="turn-row">
        <NativeSelect
          label="When"
          value={when}
          data={[
            { value: 'always', label: 'At any hour' },
            { value: 'weekdays', label: 'On weekdays' },
            ...(when === 'other' ? [{ value: 'other', label: 'At custom hours' }] : []),
          ]}
          onChange={(event) =>
            set({ windows: event.currentTarget.value === 'weekdays' ? onWeekdays('09:00', '17:00') : [] })
          }
        />
        {hours === undefined ? null : (
          <>
            <TextInput
              label="From"
              type="time"
              value={hours.from}
              onChange={(event) => set({ windows: onWeekdays(event.currentTarget.value, hours.to) })}
            />
            <TextInput
              label="To"
              type="time"
              value={hours.to}
              onChange={(event) => set({ windows: onWeekdays(hours.from, event.currentTarget.value) })}
            />
          </>
        )}
        <Button
          size="compact-sm"
          variant="default"
          disabled={at === 0}
          aria-label={`Move step ${at + 1} up`}
          onClick={onUp}
        >
          Up
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={isOnly}
          aria-label={`Remove step ${at + 1}`}
          onClick={onRemove}
        >
          Remove
        </Button>
      </div>
    </fieldset>
  );
}
