import { Button } from 'antd';
import { RequestFacts } from '../../cases/request-facts';
import { useServerText, useTexts } from '../../i18n/texts';
import { PageHeader } from '../../ui/page-header';
import { ProblemAlert } from '../../ui/problem-alert';
import { EmptyState } from '../../ui/states';
import type { BusinessScreenProps } from '../business-screen';
import { AfterEdit, isEditable } from '../steps/after-edit';
import { DiscardButton } from '../steps/discard-button';
import { DraftNotes } from '../steps/draft-notes';
import { STEPS_TEXTS } from '../steps/steps.texts';
import { useCaseCommand } from '../steps/use-case-command';
import { useDraft } from '../steps/use-draft';
import '../businesses.css';

/** 转移请求: begun from the finding of an enrolment; a draft of it came back, or was not sent. */
export function TransferRequestPage({ submission, business }: BusinessScreenProps) {
  const t = useTexts(STEPS_TEXTS);
  const server = useServerText();
  const draft = useDraft(submission);
  const command = useCaseCommand(submission.businessNo);
  if (!isEditable(submission)) return <AfterEdit submission={submission} />;
  const { request, draftVersion } = submission;
  return (
    <div className="fields-page">
      <PageHeader title={server(business.title)} note={t('requestLead')} />
      <DraftNotes submission={submission} draft={draft} />
      <ProblemAlert error={command.error} />
      {request === null ? (
        <EmptyState text={t('requestOfNobody')} />
      ) : (
        <RequestFacts request={request} />
      )}
      <div className="case-acts">
        <DiscardButton submission={submission} />
        <Button
          type="primary"
          disabled={request === null}
          loading={command.busy}
          onClick={() => {
            void command.run({ verb: 'submit', draftVersion });
          }}
        >
          {t('requestSend')}
        </Button>
      </div>
    </div>
  );
}
