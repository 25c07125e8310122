import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { demonstrationLogins, type MeView } from '../api/generated';
import { enter } from '../frame/session';
import { useTexts } from '../i18n/texts';
import { Tabs } from '../ui/tabs';
import { DemonstrationLoginList } from './demonstration-logins';
import { EnvironmentCheck } from './environment-check';
import { LoginHeading } from './login-heading';
import './login.css';
import { LOGIN_TEXTS } from './login.texts';
import { OperatorForm } from './operator-form';
import { ownAddress } from './own-address';
import { StaffForm } from './staff-form';

type Who = 'operator' | 'staff';

export function LoginPage() {
  const t = useTexts(LOGIN_TEXTS);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  useEffect(() => {
    document.title = t('title');
  });
  return (
    <div className="login">
      <LoginHeading />
      <main className="login-main" id="main">
        <SignIn
          first={search.get('who') === 'staff' ? 'staff' : 'operator'}
          onEntered={(me) => {
            enter(me);
            void navigate(ownAddress(search.get('from'), location.origin), { replace: true });
          }}
        />
      </main>
    </div>
  );
}

function SignIn({ first, onEntered }: { first: Who; onEntered: (me: MeView) => void }) {
  const t = useTexts(LOGIN_TEXTS);
  const [who, setWho] = useState<Who>(first);
  const [operator, setOperator] = useState({ unitAccountNo: '', loginName: '', password: '' });
  const [staff, setStaff] = useState({ loginName: '', password: '', totp: '' });
  const logins = useQuery({
    queryKey: ['demonstration-logins'],
    queryFn: () => demonstrationLogins(),
    retry: false,
  });
  const common = { onEntered, demonstration: logins.data !== undefined };
  const tabs = [
    { key: 'operator', title: t('operator') },
    { key: 'staff', title: t('staff') },
  ] as const;
  return (
    <>
      <div className="panel">
        <h1>{t('title')}</h1>
        <Tabs<Who> id="who" label={t('who')} chosen={who} onChoose={setWho} tabs={tabs}>
          {who === 'operator' ? (
            <OperatorForm {...common} filled={operator} onChange={setOperator} />
          ) : (
            <StaffForm {...common} filled={staff} onChange={setStaff} />
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
    </>
  );
}
