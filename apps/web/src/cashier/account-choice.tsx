import type { BankAccountDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { ChoiceField } from '../ui/choice-field';
import { CASHIER_TEXTS } from './cashier.texts';

interface AccountChoiceProps {
  id: string;
  accounts: readonly BankAccountDto[];
  /** Its code; '' is all of them. */
  chosen: string;
  onChoose: (code: string) => void;
  /** Whether all of them at once may be chosen. */
  withAll?: boolean;
}

/** One of the bank accounts, or all of them; where there is one there is nothing to choose. */
export function AccountChoice(props: AccountChoiceProps) {
  const { id, accounts, chosen, onChoose, withAll = false } = props;
  const t = useTexts(CASHIER_TEXTS);
  const [only] = accounts;
  if (accounts.length === 1 && only !== undefined) return <p>{accountWords(only)}</p>;
  return (
    <div className="query-form">
      <ChoiceField
        id={id}
        label={t('account')}
        wide
        value={chosen}
        options={[
          ...(withAll ? [['', t('allAccounts')] as const] : []),
          ...accounts.map((account) => [account.code, accountWords(account)] as const),
        ]}
        onChange={onChoose}
      />
    </div>
  );
}

function accountWords({ accountNo, bankName }: BankAccountDto): string {
  return `${accountNo} ${bankName}`;
}
