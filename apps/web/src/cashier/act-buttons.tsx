import { Button } from 'antd';
import { useTexts } from '../i18n/texts';
import { PAYMENT_TEXTS } from './payment.texts';

interface ActButtonsProps<Act extends string> {
  acts: readonly Act[];
  mayDo: readonly string[];
  /** Of the order or paper, for who hears the buttons instead of seeing their row. */
  number: string;
  onAct: (act: Act) => void;
}

/** What the cashier may do with an order or a paper as it stands. */
export function ActButtons<Act extends 'accept' | 'refuse' | 'clear' | 'bounce'>({
  acts,
  mayDo,
  number,
  onAct,
}: ActButtonsProps<Act>) {
  const t = useTexts(PAYMENT_TEXTS);
  const open = acts.filter((act) => mayDo.includes(act));
  if (open.length === 0) return null;
  return (
    <span className="row-acts">
      {open.map((act) => (
        <Button
          key={act}
          aria-label={t(`${act}One`, { number })}
          onClick={() => {
            onAct(act);
          }}
        >
          {t(act)}
        </Button>
      ))}
    </span>
  );
}
