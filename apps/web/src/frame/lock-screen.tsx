import { Button } from 'antd';
import { useState } from 'react';
import type { MeView } from '../api/generated';
import { useTexts } from '../i18n/texts';
import '../login/login.css';
import { OperatorForm } from '../login/operator-form';
import { StaffForm } from '../login/staff-form';
import { Dialog } from '../ui/dialog';
import { FRAME_TEXTS } from './frame.texts';
import { enter, signOut, type LockReason } from './session';

/** Covers the page until the same reader signs in again; what was entered stays behind it. */
export function LockScreen({ me, reason }: { me: MeView; reason: LockReason }) {
  const t = useTexts(FRAME_TEXTS);
  const [operator, setOperator] = useState({
    unitAccountNo: me.unit?.accountNo ?? '',
    loginName: me.loginName,
    password: '',
  });
  const [staff, setStaff] = useState({ loginName: me.loginName, password: '', totp: '' });
  return (
    <Dialog
      open
      cover
      mustAnswer
      onClose={() => undefined}
      title={t(`locked.${reason}`)}
      footer={
        <Button
          onClick={() => {
            void signOut();
          }}
        >
          {t('signOut')}
        </Button>
      }
    >
      <p>{t(`lockedHelp.${reason}`)}</p>
      {me.kind === 'operator' ? (
        <OperatorForm
          sameReader
          filled={operator}
          onChange={setOperator}
          onEntered={enter}
          demonstration={me.demonstration}
        />
      ) : (
        <StaffForm
          sameReader
          filled={staff}
          onChange={setStaff}
          onEntered={enter}
          demonstration={me.demonstration}
        />
      )}
    </Dialog>
  );
}
