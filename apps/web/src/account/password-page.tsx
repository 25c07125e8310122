import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { sessionPassword } from '../api/generated';
import { ApiProblem } from '../api/problem';
import { useLanguage, useTexts, type Translate } from '../i18n/texts';
import { CheckedForm } from '../ui/checked-form';
import { notify } from '../ui/notices';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { TextField } from '../ui/text-field';
import { ACCOUNT_TEXTS } from './account.texts';

const FIELDS = ['current', 'next', 'again'] as const;
type Field = (typeof FIELDS)[number];
const NOTHING: Record<Field, string> = { current: '', next: '', again: '' };

export function PasswordPage() {
  const t = useTexts(ACCOUNT_TEXTS);
  const [values, setValues] = useState(NOTHING);
  // Begun anew after each change, so that the emptied fields are no mistakes.
  const [changes, setChanges] = useState(0);
  const change = useMutation({
    mutationFn: () => sessionPassword({ body: { current: values.current, next: values.next } }),
    onSuccess: () => {
      setValues(NOTHING);
      setChanges((count) => count + 1);
      notify('success', () => t('saved'));
    },
  });
  const refused = useRefusals(change.error);
  const wrong = FIELDS.flatMap((field) => {
    const text = mistake(field, values, t);
    return text === null ? [] : [{ text, target: field }];
  });
  return (
    <div className="narrow-page">
      <PageHeader title={t('password')} />
      <Panel>
        <CheckedForm
          key={changes}
          wrong={wrong}
          title={t('toFix')}
          error={change.error}
          onSend={change.mutate}
        >
          {(tried) => (
            <>
              {FIELDS.map((field) => (
                <TextField
                  key={field}
                  id={field}
                  type="password"
                  label={t(field)}
                  value={values[field]}
                  limit={128}
                  autoComplete={field === 'current' ? 'current-password' : 'new-password'}
                  error={(tried ? mistake(field, values, t) : null) ?? refused(field)}
                  {...(field === 'next' ? { help: t('rules') } : {})}
                  onChange={(value) => {
                    setValues({ ...values, [field]: value });
                  }}
                />
              ))}
              <Button type="primary" htmlType="submit" loading={change.isPending}>
                {t('save')}
              </Button>
            </>
          )}
        </CheckedForm>
      </Panel>
    </div>
  );
}

type T = Translate<keyof typeof ACCOUNT_TEXTS.entries>;

function mistake(field: Field, values: Record<Field, string>, t: T): string | null {
  if (values[field] === '') return t('missing', { field: t(field) });
  if (field === 'again' && values.again !== values.next) return t('different');
  return field === 'next' && values.next === values.current ? t('same') : null;
}

/** What the server refused, by field, in the reader's language. */
function useRefusals(error: unknown): (field: Field) => string | null {
  const language = useLanguage();
  return (field) => {
    const errors = error instanceof ApiProblem ? error.errors : [];
    const found = errors.find((one) => one.field === field);
    if (found === undefined) return null;
    return language === 'en-US' ? found.detailEn : found.detail;
  };
}
