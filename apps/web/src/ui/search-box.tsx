import { useState } from 'react';
import { onKeys } from './keys';

interface SearchBoxProps {
  label: string;
  /** What is searched for now. */
  asked: string;
  onAsk: (words: string) => void;
  className?: string;
}

/** Words are searched for at Enter, and given up when the box is emptied. */
export function SearchBox({ label, asked, onAsk, className = '' }: SearchBoxProps) {
  const [words, setWords] = useState(asked);
  return (
    <input
      className={`input narrow ${className}`}
      type="search"
      aria-label={label}
      placeholder={label}
      value={words}
      onKeyDown={onKeys((event) => {
        if (event.key === 'Enter') onAsk(words.trim());
      })}
      onChange={(event) => {
        setWords(event.target.value);
        if (event.target.value === '') onAsk('');
      }}
    />
  );
}
