import { BarChartOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { formatYuan } from '#libs/fund/money';
import type { HomeMonth } from '../api/generated';
import { showMonth } from '../i18n/dates';
import { useLanguage, useTexts, type Translate } from '../i18n/texts';
import { Panel } from '../ui/panel';
import { EmptyState } from '../ui/states';
import { TextButton } from '../ui/text-button';
import { useSize } from '../ui/use-size';
import { HOME_TEXTS } from './home.texts';

type T = Translate<keyof typeof HOME_TEXTS.entries>;

/** Bars of the last months on an axis from zero, and the same numbers as a table. */
export function MonthlyChart({ months }: { months: readonly HomeMonth[] }) {
  const t = useTexts(HOME_TEXTS);
  const [asTable, setAsTable] = useState(false);
  return (
    <Panel
      title={t('chart')}
      icon={<BarChartOutlined aria-hidden />}
      className="chart-panel"
      extra={
        months.length === 0 ? null : (
          <TextButton
            text={asTable ? t('asChart') : t('asTable')}
            onClick={() => {
              setAsTable(!asTable);
            }}
          />
        )
      }
    >
      {months.length === 0 ? (
        <EmptyState text={t('noMonths')} />
      ) : asTable ? (
        <MonthTable months={months} t={t} />
      ) : (
        <Bars months={months} t={t} />
      )}
    </Panel>
  );
}

function MonthTable({ months, t }: { months: readonly HomeMonth[]; t: T }) {
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={t('chart')}>
      <table className="plain">
        <caption className="sr-only">{t('chart')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('month')}</th>
            <th scope="col" className="num">
              {t('headcount')}
            </th>
            <th scope="col" className="num">
              {t('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((one) => (
            <tr key={one.month}>
              <td>{showMonth(one.month)}</td>
              <td className="num">{one.headcount.toLocaleString('en-US')}</td>
              <td className="num">{formatYuan(one.totalFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const EDGE = { left: 52, right: 4, top: 26, bottom: 26 };

function Bars({ months, t }: { months: readonly HomeMonth[]; t: T }) {
  const [frame, size] = useSize({ width: 400, height: 308 });
  const [width, height] = [Math.max(240, size.width), Math.max(220, size.height - 28)];
  // 10,000 yuan in Chinese (万元), 1,000 yuan in English.
  const unitFen = useLanguage() === 'en-US' ? 100_000 : 1_000_000;
  const ticks = ticksUpTo(Math.max(...months.map((one) => one.totalFen / unitFen)));
  const top = ticks.at(-1) ?? 1;
  const inner = { width: width - EDGE.left - EDGE.right, height: height - EDGE.top - EDGE.bottom };
  const y = (value: number): number => EDGE.top + inner.height * (1 - value / top);
  const step = inner.width / months.length;
  const last = months.at(-1);
  const every = step < 34 ? 2 : 1;
  const summary = t('chartSummary', {
    from: showMonth(months[0]?.month),
    to: showMonth(last?.month),
    last: formatYuan(last?.totalFen ?? 0),
  });
  return (
    <div className="chart" ref={frame}>
      <p className="help">{t('chartHelp', { unit: t('tenThousand') })}</p>
      <svg width={width} height={height} role="img" aria-label={summary}>
        <Axis ticks={ticks} width={width} y={y} />
        {months.map((one, index) => {
          const value = one.totalFen / unitFen;
          const x = EDGE.left + step * index + step * 0.2;
          const newest = index === months.length - 1;
          return (
            <g key={one.month}>
              <rect
                x={x}
                y={y(value)}
                width={step * 0.6}
                height={Math.max(0, y(0) - y(value))}
                rx={3}
                className={newest ? 'newest' : ''}
              >
                <title>{`${showMonth(one.month)}　${formatYuan(one.totalFen)}`}</title>
              </rect>
              {newest ? (
                <text x={width - EDGE.right} y={y(value) - 7} textAnchor="end" className="value">
                  {formatNumber(value)}
                </text>
              ) : null}
              {(months.length - 1 - index) % every === 0 ? (
                <text x={x + step * 0.3} y={height - 7} textAnchor="middle">
                  {monthLabel(one.month, index < every)}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

interface AxisProps {
  ticks: readonly number[];
  width: number;
  y: (value: number) => number;
}

function Axis({ ticks, width, y }: AxisProps) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line
        x1={EDGE.left}
        x2={width - EDGE.right}
        y1={y(tick)}
        y2={y(tick)}
        className={tick === 0 ? 'axis' : 'grid'}
      />
      <text x={EDGE.left - 8} y={y(tick) + 4} textAnchor="end">
        {tick.toLocaleString('en-US')}
      </text>
    </g>
  ));
}

/** '202612' → '12'; the first label and January name their year: '25/12'. */
function monthLabel(month: string, first: boolean): string {
  const number = String(Number(month.slice(4)));
  return first || number === '1' ? `${month.slice(2, 4)}/${number}` : number;
}

function formatNumber(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** Four or five round steps from zero. */
function ticksUpTo(highest: number): number[] {
  const rough = Math.max(highest, 0.01) / 4;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * size).find((one) => one >= rough) ?? size * 10;
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) =>
    Number((index * step).toPrecision(6)),
  );
}
