import { Button } from 'antd';
import { useState } from 'react';
import {
  instrumentsBounce,
  instrumentsClear,
  instrumentsList,
  type BankAccountDto,
  type CashierInstrumentDto,
} from '../api/generated';
import { usePaged } from '../api/use-paged';
import { useSignedIn } from '../frame/session';
import { useTexts } from '../i18n/texts';
import { PagedList } from '../ui/paged-list';
import { oneOf, rereadDesk } from './desk-accounts';
import { EntryDialog } from './entry-dialog';
import { FailureDialog } from './failure-dialog';
import { InstrumentTable } from './instrument-table';
import { PAYMENT_TEXTS } from './payment.texts';
import { RecordDialog } from './record-dialog';
import { StateFilter, useStateChoice } from './state-filter';

const STATES = ['recorded', 'cleared', 'bounced'] as const;

/** 票据: recorded for a notice, cleared by the bank's entry, or bounced. */
export function InstrumentList({ accounts }: { accounts: readonly BankAccountDto[] }) {
  const t = useTexts(PAYMENT_TEXTS);
  const me = useSignedIn();
  const { state, chooseState } = useStateChoice(STATES);
  const [recording, setRecording] = useState(false);
  const [act, setAct] = useState<{ act: 'clear' | 'bounce'; paper: CashierInstrumentDto } | null>(
    null,
  );
  const bankAccount = oneOf(accounts);
  const papers = usePaged(['instruments', bankAccount, state], (page) => {
    const asked = state === '' ? page : { ...page, state };
    return instrumentsList({ query: { bankAccount, ...asked } });
  });
  const ways = papers.query.data?.pages[0]?.ways ?? [];
  const close = (): void => {
    setAct(null);
    setRecording(false);
    rereadDesk();
  };
  const isCashier = me.kind === 'staff' && me.roles.includes('cashier');
  return (
    <>
      <div className="query-form">
        <StateFilter id="instrument-state" states={STATES} chosen={state} onChoose={chooseState} />
        {isCashier ? (
          <Button
            type="primary"
            onClick={() => {
              setRecording(true);
            }}
          >
            {t('recordOne')}
          </Button>
        ) : null}
      </div>
      <PagedList paged={papers} empty={t('noInstruments')}>
        {(items) => (
          <InstrumentTable
            papers={items}
            accounts={accounts}
            onAct={(one, paper) => {
              setAct({ act: one, paper });
            }}
          />
        )}
      </PagedList>
      {recording ? <RecordDialog accounts={accounts} ways={ways} onClose={close} /> : null}
      {act === null ? null : <ActDialog {...act} onClose={close} />}
    </>
  );
}

interface ActDialogProps {
  act: 'clear' | 'bounce';
  paper: CashierInstrumentDto;
  onClose: () => void;
}

function ActDialog({ act, paper: { id, number, fen }, onClose }: ActDialogProps) {
  const t = useTexts(PAYMENT_TEXTS);
  return act === 'clear' ? (
    <EntryDialog
      title={t('clearOne', { number })}
      fen={fen}
      done={() => t('cleared')}
      send={(body) => instrumentsClear({ path: { id }, body })}
      onClose={onClose}
    />
  ) : (
    <FailureDialog
      title={t('bounceOne', { number })}
      help={t('bounceHelp')}
      confirm={t('bounce')}
      done={() => t('bounced')}
      send={(reason) => instrumentsBounce({ path: { id }, body: { reason } })}
      onClose={onClose}
    />
  );
}
