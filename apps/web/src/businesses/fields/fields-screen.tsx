import type { FieldDefinition } from '#libs/businesses/business';
import { useServerText, useTexts } from '../../i18n/texts';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { EmptyState, Loaded } from '../../ui/states';
import type { BusinessScreenProps } from '../business-screen';
import { DraftNotes } from '../steps/draft-notes';
import { AfterEdit, isEditable } from '../steps/after-edit';
import { useDraft } from '../steps/use-draft';
import '../businesses.css';
import { EditFields } from './edit-fields';
import { FIELDS_TEXTS } from './fields.texts';
import { SubjectMember } from './subject-member';
import { useDictionaries, useSubject } from './use-subject';

type FieldsScreenProps = BusinessScreenProps & { definitions: readonly FieldDefinition[] };

/** A business that changes fields, of the unit or of one member: form, changes, papers where demanded, result. */
export function FieldsScreen(props: FieldsScreenProps) {
  return isEditable(props.submission) ? (
    <EditPage {...props} />
  ) : (
    <AfterEdit submission={props.submission} />
  );
}

function EditPage({ submission, business, definitions }: FieldsScreenProps) {
  const t = useTexts(FIELDS_TEXTS);
  const server = useServerText();
  const draft = useDraft(submission);
  const accountNo = submission.form.memberAccountNo ?? null;
  const subject = useSubject(business.subject, accountNo);
  const dictionaries = useDictionaries();
  const waitsForMember = business.subject === 'member' && accountNo === null;
  return (
    <div className="fields-page">
      <PageHeader title={server(business.title)} note={t('lead')} />
      <DraftNotes submission={submission} draft={draft} />
      {business.subject === 'member' && (
        <SubjectMember
          submission={submission}
          member={subject.data?.member ?? null}
          draft={draft}
        />
      )}
      {waitsForMember ? (
        <Panel>
          <EmptyState text={t('pickFirst')} />
        </Panel>
      ) : (
        <Loaded query={subject} rows={8}>
          {({ fields }) => (
            <Loaded query={dictionaries} rows={8}>
              {(known) => (
                <EditFields
                  key={accountNo}
                  {...{ submission, business, definitions, draft }}
                  values={fields}
                  dictionaries={known}
                />
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </div>
  );
}
