import { useId } from 'react';
import './choices.css';

type Props = {
  labelledBy: string;
  choices: readonly (readonly [value: string, words: string])[];
  value: string;
  onChoose: (value: string) => void;
};

/** A few answers of which one holds: radio buttons in a row, with the keys that browsers give them. */
export function Choices({ labelledBy, choices, value, onChoose }: Props) {
  const name = useId();
  return (
    <div className="choices" role="radiogroup" aria-labelledby={labelledBy}>
      {choices.map(([choice, words]) => (
        <label key={choice}>
          <input type="radio" name={name} value={choice} checked={choice === value} onChange={() => onChoose(choice)} />
          <span>{words}</span>
        </label>
      ))}
    </div>
  );
}
