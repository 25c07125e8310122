import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { FieldDefinition } from '#libs/businesses/business';
import type { MemberDetail } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { EmptyState, Loaded } from '../../ui/states';
import type { BusinessScreenProps } from '../business-screen';
import { DraftNotes } from '../steps/draft-notes';
import { AfterEdit, isEditable } from '../steps/after-edit';
import { useDraft, type Draft } from '../steps/use-draft';
import '../businesses.css';
import { EditFields } from './edit-fields';
import { FIELDS_TEXTS } from './fields.texts';
import { SubjectMember, type Seeking } from './subject-member';
import { useDictionaries } from '../steps/use-dictionaries';
import { useSubject } from './use-subject';

interface FieldsScreenProps extends BusinessScreenProps {
  definitions: readonly FieldDefinition[];
  /** Beside the title: ways to what this business does not change. */
  elsewhere?: ReactNode;
}

/** A business that changes fields, of the unit or of one member: form, changes, papers where demanded, result. */
export function FieldsScreen(props: FieldsScreenProps) {
  return isEditable(props.submission) ? (
    <EditPage {...props} />
  ) : (
    <AfterEdit submission={props.submission} />
  );
}

function EditPage({ submission, business, definitions, elsewhere }: FieldsScreenProps) {
  const t = useTexts(FIELDS_TEXTS);
  const server = useServerText();
  const draft = useDraft(submission);
  const [seeking, setSeeking] = useState<Seeking>('no');
  /** Another one begins with an empty box. */
  const [search, setSearch] = useState(0);
  const [changed, setChanged] = useState(0);
  const accountNo = submission.form.memberAccountNo ?? null;
  const subject = useSubject(business.subject, accountNo);
  const member = subject.data?.member ?? null;
  const ofNobody = business.subject === 'member' && accountNo === null;
  const backToFormer = (): void => {
    setSeeking('no');
    setSearch((one) => one + 1);
  };
  return (
    <div className="fields-page">
      <PageHeader title={server(business.title)} note={t('lead')} extra={elsewhere} />
      <DraftNotes submission={submission} draft={draft} />
      {business.subject === 'member' && (
        <SubjectMember
          key={search}
          {...{ submission, member, draft, changed, seeking }}
          onSeeking={setSeeking}
        />
      )}
      {(ofNobody || seeking !== 'no') && (
        <PickFirst {...{ member, seeking }} onFormer={backToFormer} />
      )}
      {!ofNobody && seeking !== 'switching' && (
        <div hidden={seeking === 'sought'}>
          <Form {...{ submission, business, definitions, draft, subject }} onChanged={setChanged} />
        </div>
      )}
    </div>
  );
}

interface FormProps extends FieldsScreenProps {
  draft: Draft;
  subject: ReturnType<typeof useSubject>;
  onChanged(changes: number): void;
}

function Form({ subject, ...facts }: FormProps) {
  const dictionaries = useDictionaries();
  return (
    <Loaded query={subject} rows={8}>
      {({ fields }) => (
        <Loaded query={dictionaries} rows={8}>
          {(known) => (
            <EditFields
              key={facts.submission.form.memberAccountNo}
              values={fields}
              dictionaries={known}
              {...facts}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface PickFirstProps {
  /** Whose case it is as long as nobody else is chosen. */
  member: MemberDetail | null;
  seeking: Seeking;
  onFormer(): void;
}

/** In the place of the form while nobody is held: what is typed never goes to somebody out of sight. */
function PickFirst({ member, seeking, onFormer }: PickFirstProps) {
  const t = useTexts(FIELDS_TEXTS);
  return (
    <Panel>
      <EmptyState text={t('pickFirst')}>
        {seeking === 'sought' && member !== null && (
          <Button onClick={onFormer}>
            {t('goOnWith', { name: member.name, account: member.accountNo })}
          </Button>
        )}
      </EmptyState>
    </Panel>
  );
}
