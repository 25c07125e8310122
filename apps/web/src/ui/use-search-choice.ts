import { useSearchParams } from 'react-router';
import { presentSearch } from './present-search';

/** Filters live in the address, so that a filtered list can be kept as a bookmark. */
export function useSearchChoice(): {
  chosen: (key: string) => string;
  choose: (key: string, value: string) => void;
} {
  const [search, setSearch] = useSearchParams();
  return {
    chosen: (key) => search.get(key) ?? '',
    choose: (key, value) => {
      const next = presentSearch();
      if (value === '') next.delete(key);
      else next.set(key, value);
      setSearch(next, { replace: true });
    },
  };
}
