import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { formatYuan } from '#libs/fund/money';
import {
  receiptReversalsSeen,
  type OwedAgainDto,
  type ReceiptDto,
  type TakeBackDto,
  type UnitTakenFromDto,
} from '../api/generated';
import { showMonth } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { NoteBox } from '../ui/problem-alert';
import { Records } from '../ui/records';
import { Loaded } from '../ui/states';
import { CASHIER_TEXTS } from './cashier.texts';
import { RECEIVABLE_TEXTS } from './receivables.texts';

/** What comes to be owed again by a take-back as things stand, or came to be: each month under its notice. */
export function OwedAgain({ receipt }: { receipt: ReceiptDto }) {
  const seen = useQuery({
    queryKey: ['receipts', receipt.id, 'take-back', receipt.state],
    queryFn: () => receiptReversalsSeen({ path: { id: receipt.id } }),
  });
  return <Loaded query={seen}>{(data) => <Seen data={data} />}</Loaded>;
}

function Seen({ data }: { data: TakeBackDto }) {
  const t = useTexts(CASHIER_TEXTS);
  const server = useServerText();
  const { isDone, units, uncoveredFen, refusal } = data;
  const months = units.flatMap((one) => one.months.map((month) => ({ of: one, month })));
  const looseFen = units.reduce((sum, one) => sum + one.looseFen, 0);
  return (
    <div className="field">
      {refusal === null ? null : <NoteBox tone="error" title={server(refusal)} />}
      {uncoveredFen === 0 ? null : (
        <NoteBox tone="warning" title={t('uncovered', { amount: formatYuan(uncoveredFen) })}>
          <Uncovered units={units} />
        </NoteBox>
      )}
      <Receivable data={data} />
      <Rests units={units} />
      {looseFen === 0 ? null : <p>{t('fromLoose', { amount: formatYuan(looseFen) })}</p>}
      {months.length === 0 ? (
        <p>{t(isDone ? 'noneWasOwed' : 'noneOwed')}</p>
      ) : (
        <>
          <p>{t(isDone ? 'wasOwed' : 'owedAgain', { count: months.length })}</p>
          <Records
            tall
            label={t('owedMonths')}
            titles={[
              t('unit'),
              t('noticeNo'),
              t('month'),
              { title: t('taken'), number: true },
              { title: t(isDone ? 'openNow' : 'openThen'), number: true },
            ]}
          >
            {months.map(({ of, month }) => (
              <MonthRow key={month.businessNo} of={of} month={month} />
            ))}
          </Records>
        </>
      )}
    </div>
  );
}

function Uncovered({ units }: { units: readonly UnitTakenFromDto[] }) {
  return <SumsOfUnits units={units} of="uncoveredFen" />;
}

/** Of each unit of a list its own: what is reversed beyond its share is its money still. */
function Rests({ units }: { units: readonly UnitTakenFromDto[] }) {
  const t = useTexts(CASHIER_TEXTS);
  if (units.every(({ restFen }) => restFen === 0)) return null;
  return (
    <>
      <p>{t('rests')}</p>
      <SumsOfUnits units={units} of="restFen" />
    </>
  );
}

interface SumsOfUnitsProps {
  units: readonly UnitTakenFromDto[];
  of: 'uncoveredFen' | 'restFen';
}

function SumsOfUnits({ units, of }: SumsOfUnitsProps) {
  return (
    <ul>
      {units
        .filter((one) => one[of] > 0)
        .map((one) => (
          <li key={one.unit.accountNo}>
            {`${one.unit.name}（${one.unit.accountNo}）`} <Amount fen={one[of]} />
          </li>
        ))}
    </ul>
  );
}

/** 119: what members' balances cannot give back; once it is done, what of it stands today. */
function Receivable({ data: { isDone, units } }: { data: TakeBackDto }) {
  const t = useTexts(RECEIVABLE_TEXTS);
  const own = units.filter(({ receivable }) => receivable.fen > 0);
  if (own.length === 0) return null;
  const amount = formatYuan(own.reduce((sum, { receivable }) => sum + receivable.fen, 0));
  const stands = own.reduce((sum, { standing }) => sum + standing.fen, 0);
  const left = { amount, stands: formatYuan(stands) };
  return (
    <NoteBox
      tone={isDone && stands === 0 ? 'info' : 'warning'}
      title={isDone ? t('receivableDone', left) : t('receivable', { amount })}
    >
      <ul>
        {own.map(({ unit, receivable, standing }) => (
          <li key={unit.accountNo}>
            {`${unit.name}（${unit.accountNo}）`}{' '}
            {t(isDone ? 'receivableOfDone' : 'receivableOf', {
              people: receivable.people,
              amount: formatYuan(receivable.fen),
              stands: formatYuan(standing.fen),
            })}
          </li>
        ))}
      </ul>
    </NoteBox>
  );
}

function MonthRow({ of: { unit }, month }: { of: UnitTakenFromDto; month: OwedAgainDto }) {
  const t = useTexts(CASHIER_TEXTS);
  return (
    <tr>
      <td className="words">{`${unit.name}（${unit.accountNo}）`}</td>
      <td className="nowrap amount">{month.noticeNo}</td>
      <td className="words">
        <Link className="text-link" to={`/cases/${month.businessNo}`}>
          {showMonth(month.month)}
        </Link>{' '}
        {month.kind === '02' ? t('supplement') : ''}
        <div className="help">{t(month.isReversed ? 'reversedMonth' : 'gatheredMonth')}</div>
      </td>
      <td className="num">
        <Amount fen={month.takenFen} />
      </td>
      <td className="num">
        <Amount fen={month.openFen} />
      </td>
    </tr>
  );
}
