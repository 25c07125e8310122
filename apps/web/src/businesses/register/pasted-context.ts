import { createContext, useContext } from 'react';
import { useTexts, type Translate } from '../../i18n/texts';
import { IMPORT_TEXTS } from './import.texts';
import { PASTED_TEXTS } from './pasted.texts';
import type { Pasted } from './pasted-lines';

/** What was pasted, where an import is not of a file. */
export const PastedContext = createContext<Pasted | null>(null);

export function usePasted(): Pasted | null {
  return useContext(PastedContext);
}

/** The words of an import; of pasted lines no file is spoken of. */
export function useImportTexts(): Translate<keyof (typeof IMPORT_TEXTS)['entries']> {
  const t = useTexts(IMPORT_TEXTS);
  const ofPasted = useTexts(PASTED_TEXTS);
  const pasted = usePasted();
  return (key, values) =>
    pasted !== null && isOfPasted(key) ? ofPasted(key, values) : t(key, values);
}

function isOfPasted(key: string): key is keyof (typeof PASTED_TEXTS)['entries'] {
  return key in PASTED_TEXTS.entries;
}
