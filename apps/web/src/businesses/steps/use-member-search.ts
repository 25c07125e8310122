import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { SEARCH_WORDS_MAX } from '#libs/values/search-words';
import { isOfKind, tidied } from '#libs/values/read-value';
import type { ValueKind } from '#libs/values/value-kind';
import { membersList, membersSearch, type MemberRow, type TextDto } from '../../api/generated';
import { reasonOf } from '../../api/problem';
import { isTooLong } from '../../ui/too-long';
import { wayOf, type MemberBy } from './member-way';

/** What is known of the words in the box now; an answer to other words is none. */
export type MemberAnswer =
  /** Nothing is asked: no words and a closed list, or a word that is still being composed. */
  | { readonly is: 'unasked' }
  /** Words that cannot be asked for, by a rule that is said. */
  | { readonly is: 'malformed' }
  | { readonly is: 'searching' }
  | { readonly is: 'failed'; readonly reason: TextDto }
  | { readonly is: 'found'; readonly members: readonly MemberRow[]; readonly more: boolean };

interface Question {
  readonly by: MemberBy;
  readonly words: string;
}

const SEARCH_DELAY_MS = 250;
const SHOWN_MAX = 20;
const NOBODY: Question = { by: 'account', words: '' };

/** As everything typed is read: the beginning of an account, a name, a whole identity number (its hash is compared). */
export const KINDS = {
  account: 'account-beginning',
  name: 'person-name',
  id: 'identity-number',
} as const satisfies Readonly<Record<MemberBy, ValueKind>>;

interface Asking {
  by: MemberBy;
  typed: string;
  composing: boolean;
  /** Without words too: whoever opens the list sees how it begins. */
  open: boolean;
  status: string | undefined;
  month: string | undefined;
  /** The one who fits, after Enter; nobody when several do, or none. */
  onOnly(member: MemberRow): void;
}

/** The unit's members that fit what stands in the box: asked anew for every question, kept for none. */
export function useMemberSearch(asking: Asking): {
  answer: MemberAnswer;
  /** How the words are asked for. */
  by: MemberBy;
  /** Enter, also before the answer is there: it waits for the answer to the words of this moment, and to no others. */
  take(): void;
} {
  const { typed, composing, open, status, month, onOnly } = asking;
  const by = wayOf(asking.by, typed);
  const words = tidied(KINDS[by], typed).trim();
  const [asked, setAsked] = useState<Question>(NOBODY);
  useEffect(() => {
    if (composing) return;
    const ask = (): void => {
      setAsked({ by, words });
    };
    const waiting = setTimeout(ask, words === '' ? 0 : SEARCH_DELAY_MS);
    return () => {
      clearTimeout(waiting);
    };
  }, [by, words, composing]);

  const malformed =
    words !== '' && (!isOfKind(KINDS[by], words) || isTooLong(words, SEARCH_WORDS_MAX));
  const wanted = !composing && !malformed && (words !== '' || open);
  const isAsked = isSame(asked, { by, words });
  const reading = useQuery({
    queryKey: ['members', asked.by, asked.words, status, month],
    enabled: wanted && isAsked,
    // A person is chosen by this answer: it is the newest there is, and a line that is down is said at once.
    staleTime: 0,
    gcTime: 0,
    retry: false,
    networkMode: 'always',
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => ask(asked, { limit: SHOWN_MAX, status, month }, signal),
  });
  const answer = ((): MemberAnswer => {
    if (composing) return { is: 'unasked' };
    if (malformed) return { is: 'malformed' };
    if (!wanted) return { is: 'unasked' };
    return isAsked && !reading.isFetching ? answerOf(reading) : { is: 'searching' };
  })();
  const wait = useWish({ by, words }, answer, onOnly);
  const take = (): void => {
    if (words === '') return;
    setAsked({ by, words });
    if (answer.is === 'failed') void reading.refetch();
    wait();
  };
  return { answer, by, take };
}

/** An Enter that waits for its answer: other words, or no answer, and it is over. */
function useWish(
  question: Question,
  answer: MemberAnswer,
  onOnly: (member: MemberRow) => void,
): () => void {
  const [wished, setWished] = useState<Question | null>(null);
  useEffect(() => {
    if (wished === null || (isSame(wished, question) && answer.is === 'searching')) return;
    setWished(null);
    if (!isSame(wished, question) || answer.is !== 'found' || answer.more) return;
    const [only, ...others] = answer.members;
    if (only !== undefined && others.length === 0) onOnly(only);
  }, [wished, question, answer, onOnly]);
  return () => {
    setWished(question);
  };
}

function isSame(one: Question, other: Question): boolean {
  return one.by === other.by && one.words === other.words;
}

function answerOf(reading: {
  data: Awaited<ReturnType<typeof ask>> | undefined;
  error: unknown;
}): MemberAnswer {
  const { data, error } = reading;
  if (error !== null) return { is: 'failed', reason: reasonOf(error) };
  if (data === undefined) return { is: 'searching' };
  return { is: 'found', members: data.items, more: data.next !== null };
}

function ask(
  { by, words }: Question,
  limits: { limit: number; status: string | undefined; month: string | undefined },
  signal: AbortSignal,
) {
  return by === 'account' || words === ''
    ? membersList({ query: { q: words || undefined, ...limits }, signal })
    : // Names and identity numbers never stand in an address.
      membersSearch({ body: { q: words, by, ...limits }, signal });
}
