import { Button } from 'antd';
import { useId, useState } from 'react';
import type { MeView } from '../api/generated';
import { useTexts } from '../i18n/texts';
import '../login/login.css';
import { OperatorForm } from '../login/operator-form';
import { StaffForm } from '../login/staff-form';
import { FRAME_TEXTS } from './frame.texts';
import { enter, signOut, type LockReason } from './session';

/** Stands instead of the page until the same reader signs in again; what was entered is kept, out of the document. */
export function LockScreen({ me, reason }: { me: MeView; reason: LockReason }) {
  const t = useTexts(FRAME_TEXTS);
  const titleId = useId();
  return (
    <main className="lock-page">
      <section className="dialog" role="dialog" aria-modal aria-labelledby={titleId}>
        <div className="dialog-head">
          <h1 id={titleId}>{t(`locked.${reason}`)}</h1>
        </div>
        <div className="dialog-body">
          <p>{t(`lockedHelp.${reason}`)}</p>
          <SignInAgain me={me} />
        </div>
        <div className="dialog-foot">
          {reason === 'other-reader' ? (
            <Button href="/">{t('goOnAsOther')}</Button>
          ) : (
            <Button
              onClick={() => {
                void signOut();
              }}
            >
              {t('signOut')}
            </Button>
          )}
        </div>
      </section>
    </main>
  );
}

function SignInAgain({ me }: { me: MeView }) {
  const [operator, setOperator] = useState({
    unitAccountNo: me.unit?.accountNo ?? '',
    loginName: me.loginName,
    password: '',
  });
  const [staff, setStaff] = useState({ loginName: me.loginName, password: '', totp: '' });
  const common = { sameReader: true, onEntered: enter, demonstration: me.demonstration };
  return me.kind === 'operator' ? (
    <OperatorForm {...common} filled={operator} onChange={setOperator} />
  ) : (
    <StaffForm {...common} filled={staff} onChange={setStaff} />
  );
}
