import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { send } from '../api/client';
import type { Me } from '../api/types';
import { useTexts } from '../i18n/texts';
import { NoteBox, ProblemAlert } from '../ui/problem-alert';
import { TextField } from '../ui/text-field';
import { LOGIN_TEXTS } from './login.texts';
import { UkeyState } from './ukey-state';
import { signChallenge } from './ukey';
import { useUkey } from './ukey-store';

export interface OperatorFilled {
  unitAccountNo: string;
  loginName: string;
  password: string;
}

interface OperatorFormProps {
  filled: OperatorFilled;
  onChange: (filled: OperatorFilled) => void;
  onEntered: (me: Me) => void;
  demonstration: boolean;
  /** Signing in again over a locked page: unit and name are those of before. */
  sameReader?: boolean;
}

export function OperatorForm({
  filled,
  onChange,
  onEntered,
  demonstration,
  sameReader = false,
}: OperatorFormProps) {
  const t = useTexts(LOGIN_TEXTS);
  const inserted = useUkey((state) => state.inserted);
  const [tried, setTried] = useState(false);
  const signIn = useMutation({
    mutationFn: async () => {
      const signed = await signChallenge(inserted ?? '');
      return send<Me>('POST', '/auth/operator/sign-in', { ...filled, ...signed });
    },
    onSuccess: onEntered,
  });
  const names = {
    unitAccountNo: t('unitAccountNo'),
    loginName: t('loginName'),
    password: t('password'),
  };
  const errorOf = (key: keyof OperatorFilled): string | null =>
    tried && filled[key].trim() === '' ? t('missingField', { field: names[key] }) : null;
  const missing = [
    ...(Object.keys(names) as (keyof OperatorFilled)[])
      .filter((key) => filled[key].trim() === '')
      .map((key) => ({ text: t('missingField', { field: names[key] }), target: key })),
    ...(inserted === null ? [{ text: t('missingKey'), target: 'insert-ukey' }] : []),
  ];
  const field = (key: keyof OperatorFilled) => ({
    id: key,
    label: names[key],
    value: filled[key],
    error: errorOf(key),
    onChange: (value: string) => {
      onChange({ ...filled, [key]: value });
    },
  });
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
        <NoteBox tone="error" title={t('missing')} points={missing} takeFocus />
      ) : (
        <ProblemAlert error={signIn.error} />
      )}
      <TextField
        {...field('unitAccountNo')}
        inputMode="numeric"
        autoComplete="organization"
        readOnly={sameReader}
        maxLength={20}
      />
      <TextField
        {...field('loginName')}
        autoComplete="username"
        readOnly={sameReader}
        maxLength={40}
      />
      <TextField
        {...field('password')}
        type="password"
        startHere={sameReader}
        autoComplete="current-password"
        maxLength={128}
      />
      <UkeyState unitAccountNo={filled.unitAccountNo} demonstration={demonstration} />
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {signIn.isPending ? t('signingIn') : t('signIn')}
      </Button>
    </form>
  );
}
