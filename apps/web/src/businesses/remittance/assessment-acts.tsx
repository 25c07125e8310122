import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { runCommand } from '../../api/commands';
import { useWaitingWord } from '../../cases/use-waiting-word';
import { assessmentsRelease, type AssessmentView } from '../../api/generated';
import { QUERY_KEYS, reread } from '../../api/queries';
import { useTexts } from '../../i18n/texts';
import { confirmFinal } from '../../ui/confirm';
import { notify } from '../../ui/notices';
import { ProblemAlert } from '../../ui/problem-alert';
import { TextButton } from '../../ui/text-button';
import { formatYuan } from '#libs/fund/money';
import { AssessmentLines } from './assessment-lines';
import { BalancePayment } from './balance-payment';
import { ASSESSMENTS } from './keys';
import { isSupplement, monthsOf } from '../../notices/months-of';
import { REMITTANCE_TEXTS } from './remittance.texts';
import { rereadAssessable } from '../../live/reread-assessable';

/** What can be done with an assessment: its details, its payment, its deletion. */
export function AssessmentActs({ row, balanceFen }: { row: AssessmentView; balanceFen: number }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const [shown, setShown] = useState<'lines' | 'pay' | null>(null);
  const { remove, release } = useAssessmentActs(row);
  const isOpen = row.stage === 'collecting';
  const asksForMoney = isOpen && row.gatheredFen < row.dueFen;
  const close = (): void => {
    setShown(null);
  };
  return (
    <div className="row-acts links">
      <Link className="text-link" to={`/notices/${row.noticeNo}`}>
        {t(asksForMoney ? 'payNotice' : 'showNotice')}
      </Link>
      {isOpen ? <SlipLink businessNo={row.businessNo} /> : null}
      <TextButton
        text={t('lines')}
        onClick={() => {
          setShown('lines');
        }}
      />
      {isOpen ? (
        <>
          {asksForMoney && balanceFen > 0 ? (
            <TextButton
              text={t('pay')}
              onClick={() => {
                setShown('pay');
              }}
            />
          ) : null}
          {row.gatheredFen > 0 ? <TextButton text={t('release')} onClick={release.ask} /> : null}
          <TextButton text={t('delete')} onClick={remove.ask} />
        </>
      ) : null}
      <ProblemAlert error={remove.error ?? release.error} />
      <AssessmentLines row={row} open={shown === 'lines'} onClose={close} />
      <BalancePayment row={row} balanceFen={balanceFen} open={shown === 'pay'} onClose={close} />
    </div>
  );
}

/** Only while money is waited for: nothing is due by the slip of what is credited. */
function SlipLink({ businessNo }: { businessNo: string }) {
  const t = useTexts(REMITTANCE_TEXTS);
  return (
    <a
      className="text-link"
      href={`/api/assessments/${businessNo}/slip.pdf`}
      target="_blank"
      rel="noopener"
    >
      {t('slip')}
    </a>
  );
}

/** Deleting and releasing, each asked for first with what it undoes. */
function useAssessmentActs(row: AssessmentView) {
  const t = useTexts(REMITTANCE_TEXTS);
  const sayWaiting = useWaitingWord();
  const { businessNo, now, gatheredFen } = row;
  const gathered = formatYuan(gatheredFen);
  const month = monthsOf(row);
  const said = { people: now.people.toLocaleString('en-US'), gathered };
  const isExtra = isSupplement(row);
  const owed =
    row.receivableFen === 0 ? '' : t('deleteOwed', { amount: formatYuan(row.receivableFen) });
  return {
    remove: useAskedAct(businessNo, {
      run: () => runCommand(businessNo, { verb: 'delete' }, sayWaiting),
      title: t(isExtra ? 'deleteExtraTitle' : 'deleteTitle', { month }),
      text: t(isExtra ? 'deleteExtraText' : 'deleteText', said) + owed,
      done: () => t(isExtra ? 'deletedExtra' : 'deleted') + owed,
    }),
    release: useAskedAct(businessNo, {
      run: () => assessmentsRelease({ path: { businessNo } }),
      title: t('releaseTitle', { month }),
      text: t('releaseText', { gathered }),
      done: () => t('released'),
    }),
  };
}

interface AskedAct {
  run(): Promise<unknown>;
  title: string;
  text: string;
  done(): string;
}

function useAskedAct(businessNo: string, { run, title, text, done }: AskedAct) {
  const { error, mutate } = useMutation({
    mutationFn: run,
    onSuccess: () => {
      notify('success', done);
    },
    onSettled: () =>
      Promise.all([
        rereadAssessable(),
        reread(ASSESSMENTS, ['notices'], QUERY_KEYS.home, QUERY_KEYS.submission(businessNo)),
      ]),
  });
  const ask = async (): Promise<void> => {
    if (await confirmFinal({ title, text, danger: true })) mutate();
  };
  return { error, ask: () => void ask() };
}
