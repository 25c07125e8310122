import { useState } from 'react';
import type { ImportDto } from '../../api/generated';
import { REPLACE_ALL, type KnownChoice } from './import-known';
import type { HiddenChoice } from './import-notes';
import type { Choice } from './use-import';

/** What the person says about the rows of a checked file; null while something is still to be said. */
export function useImportChoice(view: ImportDto) {
  const [takeGood, setTakeGood] = useState(false);
  const [known, setKnown] = useState<KnownChoice>(REPLACE_ALL);
  const [hidden, setHidden] = useState<HiddenChoice>(null);
  const clean = view.rowsBad === 0;
  const isGood = view.rowsGood > 0 && (clean || takeGood);
  const asksHidden = isGood && view.notes.hiddenRows > 0;
  const mayTake = isGood && (!asksHidden || hidden !== null);
  const choice: Choice = {
    rows: clean ? 'all' : 'good',
    ...known,
    ...(hidden === null ? {} : { hidden }),
  };
  return {
    takeGood,
    setTakeGood,
    known,
    setKnown,
    asksKnown: mayTake && view.rowsKnown > 0,
    hidden,
    setHidden,
    asksHidden,
    choice: mayTake ? choice : null,
  };
}
