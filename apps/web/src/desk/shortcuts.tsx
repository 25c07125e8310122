import { useTexts } from '../i18n/texts';
import { DESK_TEXTS } from './desk.texts';

interface ShortcutsProps {
  is: 'shortcutsToDecide' | 'shortcutsToClaim' | 'shortcutsToGoOn';
}

/** The keys that work now, always in sight: nobody looks for them where they do not know of any. */
export function Shortcuts({ is }: ShortcutsProps) {
  const t = useTexts(DESK_TEXTS);
  return (
    <p className="help">
      <b>{t('shortcuts')}</b> {t(is)}
    </p>
  );
}
