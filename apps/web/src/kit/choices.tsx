import { Input } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';
import './choices.css';

type Props = {
  labelledBy: string;
  choices: readonly (readonly [value: string, words: string])[];
  value: string;
  onChoose: (value: string) => void;
  error?: ReactNode;
};

/** A few exclusive options: radio buttons in a row, with native keyboard behaviour. */
export function Choices({ labelledBy, choices, value, onChoose, error }: Props) {
  const name = useId();
  const errorId = useId();
  const isWrong = error !== undefined;
  return (
    <>
      <div
        className="choices"
        role="radiogroup"
        aria-labelledby={labelledBy}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? errorId : undefined}
      >
        {choices.map(([choice, words]) => (
          <label key={choice}>
            <input
              type="radio"
              name={name}
              value={choice}
              checked={choice === value}
              onChange={() => onChoose(choice)}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
      {isWrong ? <Input.Error id={errorId}>{error}</Input.Error> : null}
    </>
  );
}
