import { BellOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { formatYuan } from '#libs/fund/money';
import type { HomeView } from '../api/generated';
import { monthsOf } from '../notices/months-of';
import { showMonth } from '../i18n/dates';
import { useSigns } from '../i18n/signs';
import { useServerText, useTexts } from '../i18n/texts';
import { Panel } from '../ui/panel';
import { StatusTag, type Tone } from '../ui/status-tag';
import { HOME_TEXTS } from './home.texts';

/** The month is called due soon this many days before its last day. */
const SOON_DAYS = 5;

/** What waits for the unit now, and by when the month due is to be paid. */
export function NowPanel({ home: { waiting, toPay, toAssess, account } }: { home: HomeView }) {
  const t = useTexts(HOME_TEXTS);
  const server = useServerText();
  const signs = useSigns();
  const { dueMonth, dueDay, dueInDays } = account;
  const nothing = waiting.length + toPay.length === 0 && toAssess === null;
  return (
    <Panel title={t('now')} icon={<BellOutlined aria-hidden />}>
      <ul className="now">
        {waiting.map(({ stage, stageText, count }) => (
          <li key={stage}>
            <Link className="text-link" to="/boxes/todo">
              {t('nowCases', { stage: server(stageText), count })}
            </Link>
          </li>
        ))}
        {toPay.map((notice) => (
          <li key={notice.noticeNo}>
            <Link className="text-link" to={`/notices/${notice.noticeNo}`}>
              {t(`nowPay.${notice.kind}`, {
                months: monthsOf(notice),
                amount: formatYuan(notice.openFen),
              })}
            </Link>
            {notice.dueAgainText === null ? null : (
              <span className="help">{signs.bracketed(server(notice.dueAgainText))}</span>
            )}
          </li>
        ))}
        {toAssess === null ? null : (
          <li>
            <Link className="text-link" to="/businesses/remittance">
              {t('nowAssess', { month: showMonth(toAssess) })}
            </Link>
          </li>
        )}
        {nothing ? <li>{t('nowNothing')}</li> : null}
        <li>
          {t('nowDue', { month: showMonth(dueMonth), day: dueDay })}
          <StatusTag
            tone={toneOf(dueInDays)}
            text={
              dueInDays < 0 ? t('duePast', { days: -dueInDays }) : t('dueIn', { days: dueInDays })
            }
          />
        </li>
      </ul>
    </Panel>
  );
}

function toneOf(days: number): Tone {
  if (days < 0) return 'bad';
  return days <= SOON_DAYS ? 'warn' : 'calm';
}
