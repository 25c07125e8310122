import { Link } from 'react-router';
import { useTexts } from '../../i18n/texts';
import { STEPS_TEXTS } from '../steps/steps.texts';

/** The way to correct what nobody changes as he likes: name, identity paper, birth date. */
export function CorrectionLink({ accountNo }: { accountNo: string | null }) {
  const t = useTexts(STEPS_TEXTS);
  const of = accountNo === null ? '' : `?member=${accountNo}`;
  return (
    <Link className="text-link" to={`/businesses/identity-correction${of}`}>
      {t('correctIdentity')}
    </Link>
  );
}
