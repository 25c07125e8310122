import { useNavigate } from 'react-router';
import { membersList } from '../api/generated';
import { usePaged } from '../api/use-paged';
import { MemberPicker } from '../businesses/steps/member-picker';
import { useTexts } from '../i18n/texts';
import { ChoiceField } from '../ui/choice-field';
import { PagedList } from '../ui/paged-list';
import { useSearchChoice } from '../ui/use-search-choice';
import { NOTHING_ASKED, STATUSES } from './asked';
import { MemberRows } from './member-rows';
import { QUERY_TEXTS } from './queries.texts';
import { QueryActs } from './query-acts';

/** The unit's members: one looked for opens his page, the list leads to everybody's. */
export function MembersSheet() {
  const t = useTexts(QUERY_TEXTS);
  const navigate = useNavigate();
  const { chosen, choose } = useSearchChoice();
  const status = chosen('status') || undefined;
  const rows = usePaged(['members', 'list', status], (page) =>
    membersList({ query: { ...page, status } }),
  );
  return (
    <>
      <div className="query-form">
        <MemberPicker
          optional
          held={null}
          onPicked={({ accountNo }) => {
            void navigate(`/members/${accountNo}`);
          }}
          onSought={() => undefined}
        />
        <ChoiceField
          id="status"
          label={t('status')}
          value={chosen('status')}
          options={[
            ['', t('allStatuses')],
            ...STATUSES.map((code) => [code, t(`status.${code}`)] as const),
          ]}
          onChange={(code) => {
            choose('status', code);
          }}
        />
        <QueryActs name="members" asked={{ ...NOTHING_ASKED, status: chosen('status') }} />
      </div>
      <PagedList paged={rows} empty={t('noMembers')}>
        {(items) => <MemberRows rows={items} />}
      </PagedList>
    </>
  );
}
