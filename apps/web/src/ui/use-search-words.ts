import { useState } from 'react';
import { SEARCH_WORDS_MAX } from '#libs/values/search-words';
import { notify } from './notices';
import { useTooLong } from './too-long';

/** As long as the api takes it: the longest name there is. */

/** Words are searched for when they are sent, and given up when the box is emptied. */
export function useSearchWords(asked: string, onAsk: (words: string) => void) {
  const [words, setWords] = useState(asked);
  const [before, setBefore] = useState(asked);
  // Another way out of the search, as deleting what it found: the box does not go on saying it. What is typed anew stays.
  if (asked !== before) {
    setBefore(asked);
    if (words.trim() === before) setWords(asked);
  }
  const tooLong = useTooLong();
  return {
    words,
    type: (text: string) => {
      setWords(text);
      if (text === '') onAsk('');
    },
    ask: () => {
      if (tooLong(words, SEARCH_WORDS_MAX) === null) onAsk(words.trim());
      else notify('error', () => tooLong(words, SEARCH_WORDS_MAX) ?? '');
    },
  };
}
