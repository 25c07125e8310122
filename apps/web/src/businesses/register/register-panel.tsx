import { useState } from 'react';
import type { BusinessDto, SubmissionDto, TermsView } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { Panel } from '../../ui/panel';
import { EmptyState, FailureState, LoadingState } from '../../ui/states';
import type { Draft } from '../steps/use-draft';
import { ImportDialog } from './import-dialog';
import { RegisterPager } from './register-pager';
import { RegisterTable } from './register-table';
import { RegisterToolbar } from './register-toolbar';
import type { RegisterRules } from './register-rules';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

interface RegisterPanelProps {
  submission: SubmissionDto;
  business: BusinessDto;
  rules: RegisterRules;
  terms: TermsView | undefined;
  register: Register;
  draft: Draft;
}

export function RegisterPanel({
  submission,
  business,
  rules,
  terms,
  register,
  draft,
}: RegisterPanelProps) {
  const t = useTexts(REGISTER_TEXTS);
  const [importing, setImporting] = useState(false);
  const { page, view } = register;
  const filtered = view.only !== '' || view.q !== '';
  return (
    <Panel
      title={t('register')}
      extra={
        <RegisterToolbar
          submission={submission}
          register={register}
          onImport={() => {
            setImporting(true);
          }}
        />
      }
    >
      {page === undefined &&
        (register.error === null ? (
          <LoadingState rows={8} />
        ) : (
          <FailureState error={register.error} retry={register.refetch} />
        ))}
      {page !== undefined && page.items.length === 0 && (
        <EmptyState text={filtered ? t('emptyFilter') : t('empty')} />
      )}
      {page !== undefined && page.items.length > 0 && (
        <>
          <RegisterTable page={page} register={register} rules={rules} terms={terms} />
          <RegisterPager register={register} page={page} />
        </>
      )}
      {importing && (
        <ImportDialog
          submission={submission}
          business={business}
          draft={draft}
          register={register}
          onClose={() => {
            setImporting(false);
          }}
        />
      )}
    </Panel>
  );
}
