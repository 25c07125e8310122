import { BellOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import type { HomeView } from '../api/generated';
import { showMonth } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { Panel } from '../ui/panel';
import { StatusTag, type Tone } from '../ui/status-tag';
import { HOME_TEXTS } from './home.texts';

/** The month is called due soon this many days before its last day. */
const SOON_DAYS = 5;

/** What waits for the unit now, and by when the month due is to be paid. */
export function NowPanel({ home: { waiting, account } }: { home: HomeView }) {
  const t = useTexts(HOME_TEXTS);
  const server = useServerText();
  const { dueMonth, dueDay, dueInDays } = account;
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
        {waiting.length === 0 ? <li>{t('nowNothing')}</li> : null}
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
