import { formatYuan } from '#libs/fund/money';
import type { MemberMonth } from '../api/generated';
import { showMonth } from '../i18n/dates';
import { useTexts } from '../i18n/texts';
import { useSize } from '../ui/use-size';
import { MEMBER_TEXTS } from './members.texts';

const PAYING = '01';
const SHOWN_MAX = 24;
const EDGE = { left: 4, right: 4, top: 20, bottom: 22 };
const HEIGHT = 190;

/** What each month comes to, oldest first; the table beside it holds the numbers. */
export function MonthsChart({ months }: { months: readonly MemberMonth[] }) {
  const t = useTexts(MEMBER_TEXTS);
  const [frame, size] = useSize({ width: 320, height: HEIGHT });
  const shown = months.slice(0, SHOWN_MAX).reverse();
  const highest = Math.max(...shown.map(({ monthlyFen }) => monthlyFen), 1);
  const width = Math.max(220, size.width);
  const step = (width - EDGE.left - EDGE.right) / shown.length;
  const inner = HEIGHT - EDGE.top - EDGE.bottom;
  const last = shown.at(-1);
  const summary = t('chartSummary', {
    from: showMonth(shown[0]?.month),
    to: showMonth(last?.month),
    last: formatYuan(last?.monthlyFen ?? 0),
  });
  return (
    <div className="months-chart" ref={frame}>
      <p className="help">{t('chart')}</p>
      <svg width={width} height={HEIGHT} role="img" aria-label={summary}>
        <line x1={EDGE.left} x2={width - EDGE.right} y1={EDGE.top + inner} y2={EDGE.top + inner} />
        {shown.map((month, at) => (
          <Bar
            key={month.month}
            month={month}
            x={EDGE.left + step * at + step * 0.15}
            width={step * 0.7}
            height={(inner * month.monthlyFen) / highest}
          />
        ))}
        <text x={EDGE.left} y={13}>
          {formatYuan(highest)}
        </text>
        <text x={EDGE.left} y={HEIGHT - 6}>
          {showMonth(shown[0]?.month)}
        </text>
        <text x={width - EDGE.right} y={HEIGHT - 6} textAnchor="end">
          {showMonth(last?.month)}
        </text>
      </svg>
      <p className="help">{t('chartKey')}</p>
    </div>
  );
}

interface BarProps {
  month: MemberMonth;
  x: number;
  width: number;
  height: number;
}

function Bar({ month, x, width, height }: BarProps) {
  const base = HEIGHT - EDGE.bottom;
  const isPaid = (month.paidFen ?? 0) > 0;
  const name = month.status === PAYING ? (isPaid ? 'paying' : 'later') : 'resting';
  const shownHeight = month.status === PAYING ? Math.max(1, height) : 2;
  return (
    <rect className={name} x={x} y={base - shownHeight} width={width} height={shownHeight} rx={2}>
      <title>{`${showMonth(month.month)} ${formatYuan(month.monthlyFen)}`}</title>
    </rect>
  );
}
