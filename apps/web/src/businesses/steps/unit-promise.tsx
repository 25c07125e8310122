import { UNIT_PROMISE } from '#libs/texts/receipt.texts';
import { useServerText, useTexts } from '../../i18n/texts';
import { STEPS_TEXTS } from './steps.texts';

/** What submitting says, before it is said: the receipt prints it in the operator's name. */
export function UnitPromise() {
  const t = useTexts(STEPS_TEXTS);
  const text = useServerText();
  return (
    <p className="help unit-promise">
      {t('promise')}
      {text(UNIT_PROMISE)}
    </p>
  );
}
