import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { demonstrationCode, signInStaff, type MeView } from '../api/generated';
import { signingIn } from '../frame/signing-in';
import { useTexts } from '../i18n/texts';
import { CheckedForm } from '../ui/checked-form';
import { TextField } from '../ui/text-field';
import { LOGIN_TEXTS } from './login.texts';
import { SignInButton } from './operator-form';

export interface StaffFilled {
  loginName: string;
  password: string;
  totp: string;
}

interface StaffFormProps {
  filled: StaffFilled;
  onChange: (filled: StaffFilled) => void;
  onEntered: (me: MeView) => void;
  demonstration: boolean;
  sameReader?: boolean;
}

const FIELDS = ['loginName', 'password', 'totp'] as const;
type Field = (typeof FIELDS)[number];

export function StaffForm(props: StaffFormProps) {
  const { filled, onChange, onEntered, demonstration, sameReader = false } = props;
  const t = useTexts(LOGIN_TEXTS);
  const signIn = useMutation({
    mutationFn: () => signingIn(() => signInStaff({ body: filled })),
    onSuccess: onEntered,
  });
  const missing = FIELDS.filter((key) => filled[key].trim() === '');
  const sayMissing = (key: Field): string => t('missingField', { field: t(key) });
  const field = (key: Field, tried: boolean) => ({
    id: `staff-${key}`,
    label: t(key),
    value: filled[key],
    error: tried && missing.includes(key) ? sayMissing(key) : null,
    readOnly: sameReader && key === 'loginName',
    onChange: (value: string) => {
      onChange({ ...filled, [key]: value });
    },
  });
  const wrong = missing.map((key) => ({ text: sayMissing(key), target: `staff-${key}` }));
  return (
    <CheckedForm wrong={wrong} title={t('missing')} error={signIn.error} onSend={signIn.mutate}>
      {(tried) => (
        <>
          <TextField {...field('loginName', tried)} autoComplete="username" limit={40} />
          <TextField
            {...field('password', tried)}
            type="password"
            startHere={sameReader}
            autoComplete="current-password"
            limit={128}
          />
          <TextField
            {...field('totp', tried)}
            help={t('totpHelp')}
            inputMode="numeric"
            autoComplete="one-time-code"
            beside={
              demonstration ? (
                <FillCode
                  loginName={filled.loginName.trim()}
                  onCode={(totp) => {
                    onChange({ ...filled, totp });
                  }}
                />
              ) : null
            }
          />
          <SignInButton busy={signIn.isPending} waits={t('signingIn')} />
        </>
      )}
    </CheckedForm>
  );
}

/** The demonstration's stand-in for the phone that shows codes. */
function FillCode({ loginName, onCode }: { loginName: string; onCode: (code: string) => void }) {
  const t = useTexts(LOGIN_TEXTS);
  const [asked, setAsked] = useState(false);
  const fill = useMutation({
    mutationFn: () => demonstrationCode({ query: { loginName } }),
    onSuccess: ({ code }) => {
      onCode(code);
    },
  });
  const nameless = asked && loginName === '';
  return (
    <>
      <span className="demo-mark">{t('demonstration')}</span>
      <Button
        loading={fill.isPending}
        onClick={() => {
          setAsked(true);
          if (loginName !== '') fill.mutate();
        }}
      >
        {t('fillCode')}
      </Button>
      {nameless ? (
        <span className="field-error">{t('missingField', { field: t('loginName') })}</span>
      ) : null}
      {fill.isError && !nameless ? (
        <span className="field-error">{t('fillCodeFailed')}</span>
      ) : null}
    </>
  );
}
