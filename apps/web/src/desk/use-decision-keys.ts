import { useEffect, useRef } from 'react';
import { listenToKeys } from '../ui/keys';
import type { DecisionVerb } from './decisions';

export interface DecisionKeys {
  decide: (verb: DecisionVerb) => void;
  toOpinion: () => void;
}

/** By `code`, so that Alt on a Mac, which types other characters, works too. Never while a dialog asks. */
export function useDecisionKeys(keys: DecisionKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (document.querySelector('dialog[open]') !== null) return;
      const act = actOf(event);
      if (act === null) return;
      event.preventDefault();
      if (act === 'opinion') latest.current.toOpinion();
      else latest.current.decide(act);
    };
    return listenToKeys(press);
  }, []);
}

/** While a case is to be claimed first. */
export function useClaimKey(claim: () => void): void {
  const latest = useRef(claim);
  useEffect(() => {
    latest.current = claim;
  });
  useEffect(
    () =>
      listenToKeys((event) => {
        if (!event.altKey || event.code !== 'KeyC') return;
        if (document.querySelector('dialog[open]') !== null) return;
        event.preventDefault();
        latest.current();
      }),
    [],
  );
}

const ALT_KEYS: Readonly<Record<string, DecisionVerb | 'opinion'>> = {
  KeyR: 'return',
  KeyJ: 'reject',
  KeyO: 'opinion',
};

function actOf(event: KeyboardEvent): DecisionVerb | 'opinion' | null {
  if (event.ctrlKey && event.key === 'Enter') return 'approve';
  return event.altKey ? (ALT_KEYS[event.code] ?? null) : null;
}
