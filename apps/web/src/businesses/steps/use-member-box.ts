import { useCallback, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { MemberRow } from '../../api/generated';
import type { MemberPickerProps } from './member-picker-props';
import type { MemberBy } from './member-way';
import { useMemberSearch, type MemberAnswer } from './use-member-search';

const NONE = -1;

/** What is typed in the box, whether its list is open, and where the arrows have gone in it. */
export function useMemberBox(
  by: MemberBy,
  { held, status, month, onPicked, onSought, onDropped }: MemberPickerProps,
) {
  const [typed, setTyped] = useState('');
  const [composing, setComposing] = useState(false);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(NONE);
  const write = (text: string, opens: boolean): void => {
    setTyped(text);
    setAt(NONE);
    setOpen(opens);
  };
  const pick = useCallback(
    (member: MemberRow): void => {
      setTyped('');
      setAt(NONE);
      setOpen(false);
      onPicked(member);
    },
    [onPicked],
  );
  const search = useMemberSearch({
    by,
    typed,
    composing,
    open,
    status,
    month,
    onOnly: pick,
  });
  const { answer, take } = search;
  const members = membersOf(answer);
  const chosen = members[at];
  const giveUp = (): void => {
    if (typed !== '') onSought(false);
    write('', false);
  };
  /** Whoever is held stands in the box like what is typed in it, and is taken out of it by the same keys. */
  const empty = (): void => {
    if (typed === '' && held !== null) onDropped?.();
  };
  const acts: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    Enter: (event) => {
      // The entry itself is sent from its amount.
      event.preventDefault();
      setOpen(typed !== '' || held === null);
      if (chosen === undefined) take();
      else pick(chosen);
    },
    ArrowDown: (event) => {
      event.preventDefault();
      setOpen(true);
      setAt(Math.min(at + 1, members.length - 1));
    },
    ArrowUp: (event) => {
      event.preventDefault();
      setAt(Math.max(at - 1, NONE));
    },
    Escape: giveUp,
    Backspace: empty,
    Delete: empty,
  };
  return {
    typed,
    open,
    at,
    answer,
    asksBy: search.by,
    pick,
    giveUp,
    active: (id: string) => (open && at !== NONE ? `${id}-option-${String(at)}` : undefined),
    show: () => {
      setOpen(true);
    },
    press: (event: KeyboardEvent) => acts[event.key]?.(event),
    leave: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) setOpen(false);
    },
    type: (text: string) => {
      if (text !== '') onSought(true);
      write(text, true);
    },
    compose: (begun: boolean) => {
      if (begun) onSought(true);
      setComposing(begun);
    },
  };
}

function membersOf(answer: MemberAnswer): readonly MemberRow[] {
  return answer.is === 'found' ? answer.members : [];
}
