import { CheckCircleFilled } from '@ant-design/icons';
import { Link } from 'react-router';
import type { AssessedView, MonthPreviewView } from '../../api/generated';
import { formatYuan } from '#libs/fund/money';
import { showDay, showMonth } from '../../i18n/dates';
import { useSigns } from '../../i18n/signs';
import { useTexts } from '../../i18n/texts';
import { CaseNumbers } from '../../ui/case-numbers';
import { REMITTANCE_TEXTS } from './remittance.texts';

export interface Assessed {
  answer: AssessedView;
  /** What was asked for, as it was shown then. */
  records: readonly MonthPreviewView[];
}

/** What was assessed, and how it is paid: it stays on the page until the next, for a toast is gone before it is read. */
export function AssessedNote({ answer: { noticeNo, done }, records }: Assessed) {
  const t = useTexts(REMITTANCE_TEXTS);
  const signs = useSigns();
  const months = done.map(({ month }) => month);
  const assessed = records.filter(({ month }) => months.includes(month));
  const [first] = assessed;
  if (first === undefined) return null;
  const said = {
    months: signs.list(months.map(showMonth)),
    sum: formatYuan(assessed.reduce((sum, { now }) => sum + now.fen, 0)),
  };
  return (
    <div className="note-box info" role="status">
      <CheckCircleFilled aria-hidden className="note-icon done" />
      <div>
        <p className="note-title">{t('assessed', said)}</p>
        <p>
          <CaseNumbers
            ofMoney
            text={t('assessedNotice', { no: noticeNo, day: showDay(first.deadline) })}
          />{' '}
          <Link className="text-link" to={`/notices/${noticeNo}`}>
            {t('goPay')}
          </Link>
        </p>
      </div>
    </div>
  );
}
