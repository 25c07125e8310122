import { useState } from 'react';
import type { SubmissionDto } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { Panel } from '../../ui/panel';
import { EmptyState, FailureState, LoadingState } from '../../ui/states';
import type { Draft } from '../steps/use-draft';
import { ImportDialog } from './import-dialog';
import { RegisterPager } from './register-pager';
import { RegisterTable } from './register-table';
import { RegisterToolbar } from './register-toolbar';
import { REGISTER_TEXTS } from './register.texts';
import type { RegisterFacts } from './register-facts';
import type { Paste } from './use-paste';

interface RegisterPanelProps extends RegisterFacts {
  paste: Paste;
  submission: SubmissionDto;
  draft: Draft;
}

export function RegisterPanel(props: RegisterPanelProps) {
  const { submission, draft, paste, ...facts } = props;
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  const { register, plan } = facts;
  const [importing, setImporting] = useState(false);
  return (
    <Panel
      title={server(plan.words.register)}
      extra={
        <RegisterToolbar
          search={t(plan.subject === 'person' ? 'searchNames' : 'search')}
          submission={submission}
          register={register}
          onImport={() => {
            setImporting(true);
          }}
        />
      }
    >
      <Rows {...facts} />
      {(importing || paste.pasted !== null) && (
        <ImportDialog
          submission={submission}
          plan={plan}
          draft={draft}
          pasted={paste.pasted}
          onBack={paste.back}
          register={register}
          onClose={() => {
            setImporting(false);
            paste.done();
          }}
        />
      )}
    </Panel>
  );
}

function Rows(facts: RegisterFacts) {
  const t = useTexts(REGISTER_TEXTS);
  const { page, view, error, refetch } = facts.register;
  if (page === undefined)
    return error === null ? (
      <LoadingState rows={8} />
    ) : (
      <FailureState error={error} retry={refetch} />
    );
  const filtered = view.only !== '' || view.q !== '';
  if (page.items.length === 0)
    return <EmptyState text={filtered ? t('emptyFilter') : t('empty')} />;
  return (
    <>
      <RegisterTable page={page} {...facts} />
      <RegisterPager register={facts.register} page={page} />
    </>
  );
}
