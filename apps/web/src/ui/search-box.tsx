import { onKeys } from './keys';
import { useSearchWords } from './use-search-words';

interface SearchBoxProps {
  label: string;
  /** What is searched for now. */
  asked: string;
  onAsk: (words: string) => void;
  className?: string;
}

/** Words are searched for at Enter. */
export function SearchBox({ label, asked, onAsk, className = '' }: SearchBoxProps) {
  const search = useSearchWords(asked, onAsk);
  return (
    <input
      className={`input narrow ${className}`}
      type="search"
      aria-label={label}
      placeholder={label}
      value={search.words}
      onKeyDown={onKeys((event) => {
        if (event.key === 'Enter') search.ask();
      })}
      onChange={(event) => {
        search.type(event.target.value);
      }}
    />
  );
}
