import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { signInOperator, type MeView } from '../api/generated';
import { signingIn } from '../frame/signing-in';
import { useTexts } from '../i18n/texts';
import { CheckedForm } from '../ui/checked-form';
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
  onEntered: (me: MeView) => void;
  demonstration: boolean;
  /** Signing in again over a locked page: unit and name are those of before. */
  sameReader?: boolean;
}

const FIELDS = ['unitAccountNo', 'loginName', 'password'] as const;

export function OperatorForm(props: OperatorFormProps) {
  const { filled, onChange, onEntered, demonstration, sameReader = false } = props;
  const t = useTexts(LOGIN_TEXTS);
  const { inserted, reading } = useUkey();
  const signIn = useMutation({
    mutationFn: async () => {
      await useUkey.getState().reading;
      const signed = await signChallenge(useUkey.getState().inserted ?? '');
      return signingIn(() => signInOperator({ body: { ...filled, ...signed } }));
    },
    onSuccess: onEntered,
  });
  const missing = FIELDS.filter((key) => filled[key].trim() === '');
  const sayMissing = (key: (typeof FIELDS)[number]): string => t('missingField', { field: t(key) });
  const wrong = [
    ...missing.map((key) => ({ text: sayMissing(key), target: key })),
    ...(inserted === null && reading === null
      ? [{ text: t('missingKey'), target: 'insert-ukey' }]
      : []),
  ];
  const field = (key: (typeof FIELDS)[number], tried: boolean) => ({
    id: key,
    label: t(key),
    value: filled[key],
    error: tried && missing.includes(key) ? sayMissing(key) : null,
    readOnly: sameReader && key !== 'password',
    onChange: (value: string) => {
      onChange({ ...filled, [key]: value });
    },
  });
  return (
    <CheckedForm wrong={wrong} title={t('missing')} error={signIn.error} onSend={signIn.mutate}>
      {(tried) => (
        <>
          <TextField {...field('unitAccountNo', tried)} inputMode="numeric" />
          <TextField {...field('loginName', tried)} autoComplete="username" limit={40} />
          <TextField
            {...field('password', tried)}
            type="password"
            startHere={sameReader}
            autoComplete="current-password"
            limit={128}
          />
          <UkeyState unitAccountNo={filled.unitAccountNo} demonstration={demonstration} />
          <SignInButton
            busy={signIn.isPending}
            waits={t(reading === null ? 'signingIn' : 'readingKey')}
          />
        </>
      )}
    </CheckedForm>
  );
}

interface SignInButtonProps {
  busy: boolean;
  /** What it waits for. */
  waits: string;
}

export function SignInButton({ busy, waits }: SignInButtonProps) {
  const t = useTexts(LOGIN_TEXTS);
  return (
    <Button type="primary" htmlType="submit" size="large" block loading={busy}>
      {busy ? waits : t('signIn')}
    </Button>
  );
}
