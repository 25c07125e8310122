import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { send } from '../api/client';
import { ApiProblem } from '../api/problem';
import { useLanguage, useTexts } from '../i18n/texts';
import { notify } from '../ui/notices';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { NoteBox, ProblemAlert } from '../ui/problem-alert';
import { TextField } from '../ui/text-field';
import { ACCOUNT_TEXTS } from './account.texts';

const FIELDS = ['current', 'next', 'again'] as const;
type Field = (typeof FIELDS)[number];
const NOTHING: Record<Field, string> = { current: '', next: '', again: '' };

export function PasswordPage() {
  const t = useTexts(ACCOUNT_TEXTS);
  const language = useLanguage();
  const [values, setValues] = useState(NOTHING);
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () =>
      send('POST', '/auth/password', { current: values.current, next: values.next }),
    onSuccess: () => {
      setValues(NOTHING);
      setTried(false);
      notify('success', t('saved'));
    },
  });
  const errorOf = (field: Field): string | null => {
    if (values[field] === '') return t('missing', { field: t(field) });
    if (field === 'again' && values.again !== values.next) return t('different');
    return field === 'next' && values.next === values.current ? t('same') : null;
  };
  const refusalOf = (field: Field): string | null => {
    const refused =
      change.error instanceof ApiProblem
        ? change.error.errors.find((one) => one.field === field)
        : undefined;
    return refused === undefined ? null : language === 'en-US' ? refused.detailEn : refused.detail;
  };
  const wrong = FIELDS.map((field) => ({ field, text: errorOf(field) })).filter(
    (one) => one.text !== null,
  );
  return (
    <div className="narrow-page">
      <PageHeader title={t('password')} />
      <Panel>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (wrong.length === 0) change.mutate();
          }}
        >
          {tried && wrong.length > 0 ? (
            <NoteBox
              tone="error"
              title={t('toFix')}
              points={wrong.map((one) => ({ text: one.text ?? '', target: one.field }))}
              takeFocus
            />
          ) : (
            <ProblemAlert error={change.error} targetOf={(field) => field} />
          )}
          {FIELDS.map((field) => (
            <TextField
              key={field}
              id={field}
              type="password"
              label={t(field)}
              value={values[field]}
              maxLength={128}
              autoComplete={field === 'current' ? 'current-password' : 'new-password'}
              error={tried ? (errorOf(field) ?? refusalOf(field)) : null}
              {...(field === 'next' ? { help: t('rules') } : {})}
              onChange={(value) => {
                setValues({ ...values, [field]: value });
              }}
            />
          ))}
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t('save')}
          </Button>
        </form>
      </Panel>
    </div>
  );
}
