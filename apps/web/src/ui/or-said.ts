import { reasonOf } from '../api/problem';
import { useServerText, useTexts } from '../i18n/texts';
import { notify } from './notices';
import { UI_TEXTS } from './ui.texts';

/** Answers whether the act was done. */
export type OrSaid = (what: () => string, act: () => Promise<unknown>) => Promise<boolean>;

/**
 * For an act that leaves nothing on the page to tell of its failure, such as a page moved or turned: it is said by name,
 * with a way to try it again, also when the page it was begun on is left.
 */
export function useOrSaid(): OrSaid {
  const t = useTexts(UI_TEXTS);
  const server = useServerText();
  const orSaid: OrSaid = async (what, act) => {
    try {
      await act();
      return true;
    } catch (error) {
      const text = (): string => t('notDone', { what: what(), reason: server(reasonOf(error)) });
      notify('error', text, { is: 'retry', run: () => void orSaid(what, act) });
      return false;
    }
  };
  return orSaid;
}
