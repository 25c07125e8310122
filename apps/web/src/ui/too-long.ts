import { useTexts } from '../i18n/texts';
import { UI_TEXTS } from './ui.texts';

/** Longer than may be kept: said, for a text that is cut by itself loses its end unseen. Counted as the server counts. */
export function isTooLong(text: string, limit: number): boolean {
  return lengthOf(text) > limit;
}

export function useTooLong(): (text: string, limit: number) => string | null {
  const t = useTexts(UI_TEXTS);
  return (text, limit) =>
    isTooLong(text, limit) ? t('tooLong', { max: limit, n: lengthOf(text) }) : null;
}

/** What stands at the ends is not kept. */
function lengthOf(text: string): number {
  return [...text.trim()].length;
}
