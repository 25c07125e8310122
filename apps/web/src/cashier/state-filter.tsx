import { useTexts } from '../i18n/texts';
import { ChoiceField } from '../ui/choice-field';
import { useSearchChoice } from '../ui/use-search-choice';
import { PAYMENT_TEXTS } from './payment.texts';

/** Of an order to the bank, or of a paper. */
type PaymentState = 'pending' | 'accepted' | 'refused' | 'recorded' | 'cleared' | 'bounced';

interface StateFilterProps<State extends PaymentState> {
  id: string;
  states: readonly State[];
  chosen: State | '';
  onChoose: (state: State | '') => void;
}

/** The chosen state, as it stands in the address; '' for all. */
export function useStateChoice<State extends PaymentState>(states: readonly State[]) {
  const { chosen, choose } = useSearchChoice();
  return {
    state: states.find((one) => one === chosen('state')) ?? ('' as const),
    chooseState: (state: State | ''): void => {
      choose('state', state);
    },
  };
}

/** Which of the orders or papers are shown: those of one state, or all. */
export function StateFilter<State extends PaymentState>({
  id,
  states,
  chosen,
  onChoose,
}: StateFilterProps<State>) {
  const t = useTexts(PAYMENT_TEXTS);
  return (
    <ChoiceField
      id={id}
      label={t('state')}
      value={chosen}
      options={[['', t('allStates')], ...states.map((one) => [one, t(`state.${one}`)] as const)]}
      onChange={(value) => {
        onChoose(states.find((one) => one === value) ?? '');
      }}
    />
  );
}
