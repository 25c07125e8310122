import { Link } from 'react-router';
import type { OwedMonthDto } from '../api/generated';
import { showDay, showMonth } from '../i18n/dates';
import { useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { Records } from '../ui/records';
import { StatusTag } from '../ui/status-tag';
import { DUNNING_TEXTS } from './dunning.texts';

export function OwedMonths({ label, rows }: { label: string; rows: readonly OwedMonthDto[] }) {
  const t = useTexts(DUNNING_TEXTS);
  const titles = [
    t('unit'),
    t('contact'),
    t('month'),
    t('state'),
    t('businessNo'),
    { title: t('people'), number: true },
    { title: t('due'), number: true },
    { title: t('open'), number: true },
    t('deadline'),
  ];
  return (
    <Records role="region" label={label} titles={titles}>
      {rows.map((row) => (
        <Owed key={`${row.unitAccountNo}/${row.month}`} row={row} />
      ))}
    </Records>
  );
}

function Owed({ row }: { row: OwedMonthDto }) {
  const t = useTexts(DUNNING_TEXTS);
  const { businessNo, overdueDays } = row;
  const isAssessed = businessNo !== null;
  return (
    <tr>
      <td className="words">
        {row.unitName}
        <br />
        <span className="help">{row.unitAccountNo}</span>
      </td>
      <td className="nowrap">
        {row.contactName}
        <br />
        <span className="help">{row.contactPhone}</span>
      </td>
      <td className="nowrap">{showMonth(row.month)}</td>
      <td>
        <StatusTag
          tone={isAssessed ? 'calm' : 'warn'}
          text={t(isAssessed ? 'unpaid' : 'unassessed')}
        />
      </td>
      <td>
        {isAssessed ? (
          <Link className="row-link amount" to={`/cases/${businessNo}`}>
            {businessNo}
          </Link>
        ) : (
          '—'
        )}
      </td>
      <td className="num">{row.people.toLocaleString('en-US')}</td>
      <td className="num">
        <Amount fen={row.dueFen} />
      </td>
      <td className="num">
        <Amount fen={row.openFen} />
      </td>
      <td className="nowrap">
        {showDay(row.deadline)}
        {overdueDays > 0 ? (
          <>
            <br />
            <span className="field-error">{t('overdue', { days: overdueDays })}</span>
          </>
        ) : null}
      </td>
    </tr>
  );
}
