import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { usePageActions } from '../keys/page-actions.tsx';
import './filter-bar.css';

type Choice = {
  readonly name: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
};

type Props = {
  search?: string;
  onSearch?: (text: string) => void;
  /** The accessible name of the search field. */
  searchName?: string;
  choices?: readonly Choice[];
  /** Days as `2026-11-30`; empty for none. */
  days?: readonly { readonly name: string; readonly value: string; readonly onChoose: (day: string) => void }[];
  tokens: readonly { readonly words: string; readonly onRemove: () => void }[];
};

/** Filters of a list: `/` focuses the search, selects choose, and each active filter is a removable token. */
export function FilterBar({ search, onSearch, searchName = 'Search', choices = [], days = [], tokens }: Props) {
  return (
    <div className="filters no-print" role="search">
      {onSearch === undefined ? null : <SearchWords name={searchName} search={search ?? ''} onSearch={onSearch} />}
      {choices.map((choice) => (
        <label key={choice.name} className="filter">
          <span>{choice.name}</span>
          <select value={choice.value} onChange={(event) => choice.onChoose(event.currentTarget.value)}>
            {choice.options.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
      ))}
      {days.map(({ name, value, onChoose }) => (
        <label key={name} className="filter">
          <span>{name}</span>
          <input type="date" value={value} onChange={(event) => onChoose(event.currentTarget.value)} />
        </label>
      ))}
      {tokens.map(({ words, onRemove }) => (
        <button
          key={words}
          type="button"
          className="filter-token"
          onClick={onRemove}
          aria-label={`Remove the filter ${words}`}
        >
          {words} <span aria-hidden="true">×</span>
        </button>
      ))}
    </div>
  );
}

const typedMs = 300;

function SearchWords({ name, search, onSearch }: { name: string; search: string; onSearch: (text: string) => void }) {
  const [words, setWords] = useState({ text: search, told: search, seen: search });
  const field = useRef<HTMLInputElement>(null);
  usePageActions([{ id: 'filter.words', key: '/', does: 'Search this list', run: () => field.current?.focus() }]);
  // The address either follows what was typed here, or changed independently, such as when a token was removed.
  if (search !== words.seen)
    setWords(search === words.told ? { ...words, seen: search } : { text: search, told: search, seen: search });
  const tell = useEffectEvent((text: string) => {
    setWords({ ...words, told: text });
    onSearch(text);
  });
  useEffect(() => {
    if (words.text === words.told) return;
    const timer = setTimeout(() => tell(words.text), typedMs);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <input
      ref={field}
      type="search"
      className="filter-words"
      placeholder={name}
      aria-label={name}
      value={words.text}
      onChange={(event) => setWords({ ...words, text: event.currentTarget.value })}
    />
  );
}
