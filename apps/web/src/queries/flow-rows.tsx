import { Link } from 'react-router';
import type { FlowEntryView, FlowMemberView, FlowTotal } from '../api/generated';
import { showMonth } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { MemberLink } from '../members/member-link';
import { CaseNumber } from './case-number';
import { QUERY_TEXTS } from './queries.texts';
import { Records } from '../ui/records';

const MOVED = ['amount', 'interest'] as const;

interface FlowRowsProps {
  label: string;
  rows: readonly FlowEntryView[];
  total: FlowTotal | null;
  /** On the page each entry leads to its members. */
  onPaper?: boolean;
}

/** What the books moved and the cases did, newest first (7.3). */
export function FlowRows({ label, rows, total, onPaper = false }: FlowRowsProps) {
  const t = useTexts(QUERY_TEXTS);
  const titles = [
    t('day'),
    t('businessNo'),
    t('type'),
    t('summary'),
    ...MOVED.map((key) => ({ title: t(key), number: true })),
    { title: t('headcount'), number: true },
    ...(onPaper ? [] : [t('act')]),
  ];
  return (
    <Records
      label={label}
      titles={titles}
      foot={
        total === null ? undefined : (
          <tr>
            <th scope="row" colSpan={4}>
              {t('flowTotal', { count: total.entries })}
            </th>
            <Moved of={total} />
            <td colSpan={onPaper ? 1 : 2} />
          </tr>
        )
      }
    >
      {rows.map((row) => (
        <FlowRow key={row.id} row={row} onPaper={onPaper} />
      ))}
    </Records>
  );
}

function FlowRow({ row, onPaper }: { row: FlowEntryView; onPaper: boolean }) {
  const t = useTexts(QUERY_TEXTS);
  const server = useServerText();
  return (
    <tr>
      <td className="when">{row.day}</td>
      <td>
        <CaseNumber businessNo={row.businessNo} known={row.ownCase} />
      </td>
      <td className="nowrap">{server(row.typeText)}</td>
      <td className="words">{server(row.summaryText)}</td>
      <Moved of={row} />
      <td className="num">{row.headcount.toLocaleString('en-US')}</td>
      {onPaper ? null : (
        <td>
          <Link className="row-link" to={`/flow/${row.id}`}>
            {t('members')}
          </Link>
        </td>
      )}
    </tr>
  );
}

function Moved({ of }: { of: { amountFen: number; interestFen: number } }) {
  return MOVED.map((key) => (
    <td key={key} className="num">
      <Amount fen={of[`${key}Fen`]} />
    </td>
  ));
}

/** What an entry was for each member (7.3, 明细). */
export function FlowMemberRows({
  label,
  rows,
}: {
  label: string;
  rows: readonly FlowMemberView[];
}) {
  const t = useTexts(QUERY_TEXTS);
  const server = useServerText();
  const titles = [
    t('account'),
    t('name'),
    t('day'),
    ...MOVED.map((key) => ({ title: t(key), number: true })),
    t('type'),
    t('ofMonth'),
  ];
  return (
    <Records label={label} titles={titles}>
      {rows.map((row) => (
        <tr key={`${row.accountNo}/${row.month}`}>
          <td>
            <MemberLink accountNo={row.accountNo} />
          </td>
          <td>{row.name}</td>
          <td className="when">{row.day}</td>
          <Moved of={row} />
          <td className="nowrap">{server(row.typeText)}</td>
          <td className="nowrap">{showMonth(row.month)}</td>
        </tr>
      ))}
    </Records>
  );
}
