import { useNavigate, useParams } from 'react-router';
import '../businesses/businesses.css';
import { NotFoundPage } from '../frame/not-found-page';
import { useTexts } from '../i18n/texts';
import '../queries/queries.css';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { Tabs } from '../ui/tabs';
import { MemberChanges, StatusChanges } from './changes';
import { MemberSearch } from './member-search';
import { OFFICE_TEXTS } from './office.texts';

const SHEETS = ['members', 'member-changes', 'status-changes'] as const;
type Sheet = (typeof SHEETS)[number];

const CONTENT: Readonly<Record<Sheet, () => React.ReactNode>> = {
  members: () => <MemberSearch />,
  'member-changes': () => <MemberChanges />,
  'status-changes': () => <StatusChanges />,
};

/** 缴存人信息查询 of the centre: members of the units of the reader's branches, and what was changed of them. */
export function MembersPage() {
  const t = useTexts(OFFICE_TEXTS);
  const navigate = useNavigate();
  const { sheet = SHEETS[0] } = useParams();
  const chosen = SHEETS.find((one) => one === sheet);
  if (chosen === undefined) return <NotFoundPage />;
  return (
    <>
      <PageHeader title={t('title')} oneLine />
      <Panel>
        <p className="help">{t('help')}</p>
        <Tabs<Sheet>
          id="office-members"
          label={t('title')}
          tabs={SHEETS.map((key) => ({ key, title: t(`tab.${key}`) }))}
          chosen={chosen}
          onChoose={(key) => {
            void navigate(`/office/members/${key}`);
          }}
        >
          <div key={chosen}>{CONTENT[chosen]()}</div>
        </Tabs>
      </Panel>
    </>
  );
}
