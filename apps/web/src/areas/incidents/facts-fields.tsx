import type { FactQuestion, Facts } from '@muster/api-client';
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Choices } from '../../kit/choices.tsx';
import type { Fields } from '../../kit/form/use-fields.tsx';
import { policyQuery } from '../policy/policy-queries.ts';
import './facts-fields.css';

type Props = { facts: Facts; onChange: (facts: Facts) => void; fields: Fields<string> };

const useQuestions = () => useQuery(policyQuery).data?.questions ?? {};

const pointerOf = (name: string): string => `/facts/${name}`;

/** Field labels of the facts. */
export const useFactLabels = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(useQuestions()).map(([name, { asks }]) => [pointerOf(name), asks]));

/** The policy's triage questions. "Not known" is an answer of its own, never read as "no" (R26). */
export function FactsFields({ facts, onChange, fields }: Props) {
  const questions = Object.entries(useQuestions());
  const answer = (name: string, value: Facts[string] | undefined) => {
    const { [name]: _, ...others } = facts;
    onChange(value === undefined ? others : { ...others, [name]: value });
  };
  return (
    <div className="facts">
      {questions.map(([name, question]) => (
        <FactField
          key={name}
          question={question}
          value={facts[name]}
          error={fields.field(pointerOf(name)).error}
          onAnswer={(value) => answer(name, value)}
        />
      ))}
    </div>
  );
}

type FieldProps = {
  question: FactQuestion;
  value: Facts[string] | undefined;
  error: ReactNode;
  onAnswer: (value: Facts[string] | undefined) => void;
};

function FactField({ question, value, error, onAnswer }: FieldProps) {
  const id = useId();
  return (
    <div className="fact">
      <div className="fact-asks" id={id}>
        {question.asks} <ClauseChip id={question.clause} />
      </div>
      {question.kind === 'choice' || question.kind === 'yes-no' ? (
        <Choices
          labelledBy={id}
          error={error}
          choices={[['', 'Not known'] as const, ...answersTo(question)]}
          value={value === undefined ? '' : String(value)}
          onChoose={(chosen) =>
            onAnswer(chosen === '' ? undefined : question.kind === 'yes-no' ? chosen === 'true' : chosen)
          }
        />
      ) : (
        <TextInput
          aria-labelledby={id}
          error={error}
          type="number"
          inputMode="decimal"
          min={0}
          max={question.kind === 'share' ? 100 : undefined}
          step="any"
          w={140}
          rightSection={question.kind === 'share' ? '%' : 'min'}
          placeholder="not known"
          value={shown(question, value)}
          onChange={(event) => onAnswer(read(question, event.currentTarget.value))}
        />
      )}
    </div>
  );
}

const answersTo = (question: FactQuestion): readonly (readonly [string, string])[] =>
  question.kind === 'choice'
    ? (question.choices ?? []).map((choice) => [choice, choice.replaceAll('-', ' ')] as const)
    : [
        ['false', 'no'],
        ['true', 'yes'],
      ];

// Shares are entered in percent and stored as 0 to 1; rounding keeps 0.07 from showing as 7.000000000000001.
const shown = (question: FactQuestion, value: Facts[string] | undefined): string | number =>
  typeof value !== 'number' ? '' : question.kind === 'share' ? Number((value * 100).toFixed(6)) : value;

function read(question: FactQuestion, text: string): number | undefined {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return undefined;
  return question.kind === 'share' ? number / 100 : number;
}
