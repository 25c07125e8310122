import {
  FileDoneOutlined,
  HomeFilled,
  SafetyCertificateOutlined,
  ScheduleOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { get } from '../api/client';
import type { DemonstrationLogins, Me } from '../api/types';
import { FRAME_TEXTS } from '../frame/frame.texts';
import { usePreferences } from '../frame/preferences';
import { enter } from '../frame/session';
import { useTexts } from '../i18n/texts';
import { Tabs } from '../ui/tabs';
import { DemonstrationLoginList } from './demonstration-logins';
import { EnvironmentCheck } from './environment-check';
import './login.css';
import { LOGIN_TEXTS } from './login.texts';
import { OperatorForm } from './operator-form';
import { StaffForm } from './staff-form';

type Who = 'operator' | 'staff';

export function LoginPage() {
  const t = useTexts(LOGIN_TEXTS);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [who, setWho] = useState<Who>(search.get('who') === 'staff' ? 'staff' : 'operator');
  const [operator, setOperator] = useState({ unitAccountNo: '', loginName: '', password: '' });
  const [staff, setStaff] = useState({ loginName: '', password: '' });
  const logins = useQuery({
    queryKey: ['demonstration-logins'],
    queryFn: () => get<DemonstrationLogins>('/demonstration/logins'),
    retry: false,
  });
  const demonstration = logins.data !== undefined;
  useEffect(() => {
    document.title = t('title');
  });
  const entered = (me: Me): void => {
    enter(me);
    void navigate(ownAddress(search.get('from')), { replace: true });
  };
  return (
    <div className="login">
      <LoginHeading />
      <main className="login-main" id="main">
        <div className="panel">
          <h1>{t('title')}</h1>
          <Tabs<Who>
            id="who"
            label={t('who')}
            chosen={who}
            onChoose={setWho}
            tabs={[
              { key: 'operator', title: t('operator') },
              { key: 'staff', title: t('staff') },
            ]}
          >
            {who === 'operator' ? (
              <OperatorForm
                filled={operator}
                onChange={setOperator}
                onEntered={entered}
                demonstration={demonstration}
              />
            ) : (
              <StaffForm
                filled={staff}
                onChange={setStaff}
                onEntered={entered}
                demonstration={demonstration}
              />
            )}
          </Tabs>
        </div>
        <div className="panel login-side">
          {logins.data === undefined ? null : (
            <DemonstrationLoginList
              logins={logins.data}
              who={who}
              onOperator={setOperator}
              onStaff={setStaff}
            />
          )}
          <EnvironmentCheck />
          <Link className="text-link" to="/verify">
            {t('verify')}
          </Link>
        </div>
      </main>
    </div>
  );
}

/** Only an address of this hall: never a way to send someone elsewhere after signing in. */
function ownAddress(from: string | null): string {
  return from !== null && /^\/(?![/\\])/.test(from) && !from.startsWith('/login') ? from : '/';
}

function LoginHeading() {
  const t = useTexts(LOGIN_TEXTS);
  const frame = useTexts(FRAME_TEXTS);
  const { language, largeText, chooseLanguage, chooseLargeText } = usePreferences();
  const points = [
    { icon: <ScheduleOutlined aria-hidden />, text: t('point1') },
    { icon: <SafetyCertificateOutlined aria-hidden />, text: t('point2') },
    { icon: <FileDoneOutlined aria-hidden />, text: t('point3') },
  ];
  return (
    <header className="login-heading hd-colours">
      <div className="login-brand">
        <span className="mark">
          <HomeFilled aria-hidden style={{ fontSize: 24 }} />
        </span>
        <span>
          <b>{frame('centre')}</b>
          <small>{frame('hall')}</small>
        </span>
      </div>
      <p className="login-welcome">{t('welcome')}</p>
      <ul className="login-points">
        {points.map((point) => (
          <li key={point.text}>
            {point.icon}
            {point.text}
          </li>
        ))}
      </ul>
      <div className="hd-acts">
        <button
          type="button"
          className="hd-button"
          lang={language === 'en-US' ? 'zh-CN' : 'en'}
          onClick={() => {
            void chooseLanguage(language === 'en-US' ? 'zh-CN' : 'en-US');
          }}
        >
          {frame('otherLanguage')}
        </button>
        <button
          type="button"
          className="hd-button"
          aria-pressed={largeText}
          onClick={() => {
            chooseLargeText(!largeText);
          }}
        >
          {frame('largeText')}
        </button>
      </div>
    </header>
  );
}
