import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { get, send } from '../api/client';
import type { Me } from '../api/types';
import { useTexts } from '../i18n/texts';
import { NoteBox, ProblemAlert } from '../ui/problem-alert';
import { TextField } from '../ui/text-field';
import { LOGIN_TEXTS } from './login.texts';

export interface StaffFilled {
  loginName: string;
  password: string;
}

interface StaffFormProps {
  filled: StaffFilled;
  onChange: (filled: StaffFilled) => void;
  onEntered: (me: Me) => void;
  demonstration: boolean;
  sameReader?: boolean;
}

export function StaffForm({
  filled,
  onChange,
  onEntered,
  demonstration,
  sameReader = false,
}: StaffFormProps) {
  const t = useTexts(LOGIN_TEXTS);
  const [totp, setTotp] = useState('');
  const [tried, setTried] = useState(false);
  const signIn = useMutation({
    mutationFn: () => send<Me>('POST', '/auth/staff/sign-in', { ...filled, totp }),
    onSuccess: onEntered,
  });
  const fillCode = useMutation({
    mutationFn: () =>
      get<{ code: string }>(
        `/demonstration/totp?loginName=${encodeURIComponent(filled.loginName.trim())}`,
      ),
    onSuccess: ({ code }) => {
      setTotp(code);
    },
  });
  const values = { 'staff-name': filled.loginName, 'staff-password': filled.password, totp };
  const names = { 'staff-name': t('loginName'), 'staff-password': t('password'), totp: t('totp') };
  const missing = (Object.keys(names) as (keyof typeof names)[]).filter(
    (key) => values[key].trim() === '',
  );
  const errorOf = (key: keyof typeof names): string | null =>
    tried && missing.includes(key) ? t('missingField', { field: names[key] }) : null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missing.length === 0) signIn.mutate();
      }}
    >
      {tried && missing.length > 0 ? (
        <NoteBox
          tone="error"
          title={t('missing')}
          takeFocus
          points={missing.map((key) => ({
            text: t('missingField', { field: names[key] }),
            target: key,
          }))}
        />
      ) : (
        <ProblemAlert error={signIn.error ?? fillCode.error} />
      )}
      <TextField
        id="staff-name"
        label={names['staff-name']}
        value={filled.loginName}
        error={errorOf('staff-name')}
        readOnly={sameReader}
        autoComplete="username"
        maxLength={40}
        onChange={(loginName) => {
          onChange({ ...filled, loginName });
        }}
      />
      <TextField
        id="staff-password"
        label={names['staff-password']}
        value={filled.password}
        error={errorOf('staff-password')}
        type="password"
        startHere={sameReader}
        autoComplete="current-password"
        maxLength={128}
        onChange={(password) => {
          onChange({ ...filled, password });
        }}
      />
      <TextField
        id="totp"
        label={names.totp}
        value={totp}
        error={errorOf('totp')}
        help={t('totpHelp')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        onChange={setTotp}
        beside={
          demonstration ? (
            <>
              <span className="demo-mark">{t('demonstration')}</span>
              <Button
                loading={fillCode.isPending}
                onClick={() => {
                  fillCode.mutate();
                }}
              >
                {t('fillCode')}
              </Button>
            </>
          ) : null
        }
      />
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {signIn.isPending ? t('signingIn') : t('signIn')}
      </Button>
    </form>
  );
}
