import { useTexts } from '../../i18n/texts';
import { Amount } from '../../ui/amount';
import { REMITTANCE_TEXTS } from './remittance.texts';

/** A cell of a month's amount, and of how many people it is. */
export function PeopleAmount({ of: { people, fen } }: { of: { people: number; fen: number } }) {
  const t = useTexts(REMITTANCE_TEXTS);
  return (
    <td className="num pair">
      <Amount fen={fen} />
      <small>{t('people', { people: people.toLocaleString('en-US') })}</small>
    </td>
  );
}
