import { useSearchParams } from 'react-router';
import { presentSearch } from './present-search';

type Fields<Key extends string> = Readonly<Record<Key, string>>;

interface SearchFields<Key extends string> {
  asked: Fields<Key>;
  ask: (asked: Fields<Key>) => void;
}

/** What a form asks for, as it was typed; it lives in the address, so that it can be kept as a bookmark. */
export function useSearchFields<Key extends string>(keys: readonly Key[]): SearchFields<Key> {
  const [search, setSearch] = useSearchParams();
  const asked = Object.fromEntries(keys.map((key) => [key, search.get(key) ?? '']));
  return {
    asked: asked as Record<Key, string>,
    ask: (wanted) => {
      const next = presentSearch();
      for (const key of keys)
        if (wanted[key] === '') next.delete(key);
        else next.set(key, wanted[key]);
      setSearch(next, { replace: true });
    },
  };
}
