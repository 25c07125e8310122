import { useTexts } from '../i18n/texts';
import { notify } from './notices';
import { UI_TEXTS } from './ui.texts';

interface CopyButtonProps {
  /** What is copied, in words. */
  name: string;
  value: string;
}

/** Only where the browser lets a page write to the clipboard. */
export function CopyButton({ name, value }: CopyButtonProps) {
  const t = useTexts(UI_TEXTS);
  if (!('clipboard' in navigator)) return null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    notify('success', () => t('copied'));
  };
  return (
    <button
      type="button"
      className="text-button"
      aria-label={t('copyOf', { name })}
      onClick={() => void copy().catch(() => undefined)}
    >
      {t('copy')}
    </button>
  );
}
