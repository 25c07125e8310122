import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { booksEntry, type FlowEntryView } from '../api/generated';
import { usePaged } from '../api/use-paged';
import { useTexts } from '../i18n/texts';
import { PageHeader } from '../ui/page-header';
import { PagedList } from '../ui/paged-list';
import { Panel } from '../ui/panel';
import { Loaded } from '../ui/states';
import { NOTHING_ASKED } from './asked';
import { FlowFacts, nobodyNamed } from './flow-facts';
import { FlowMemberRows } from './flow-rows';
import './queries.css';
import { QUERY_TEXTS } from './queries.texts';
import { QueryActs } from './query-acts';
import { readFlowMembers } from './read-query';

/** 明细: an entry of the flow, and what it was for each member. */
export function FlowEntryPage() {
  const { entry = '' } = useParams();
  const found = useQuery({
    queryKey: ['queries', 'flow', entry],
    queryFn: () => booksEntry({ path: { id: entry } }),
  });
  return (
    <Loaded asPage query={found} rows={10}>
      {(data) => <Entry entry={data} />}
    </Loaded>
  );
}

function Entry({ entry }: { entry: FlowEntryView }) {
  const t = useTexts(QUERY_TEXTS);
  const members = usePaged(['queries', 'flow-members', entry.id], (page) =>
    readFlowMembers(entry.id, page),
  );
  return (
    <>
      <PageHeader
        title={t('tab.flow-members')}
        crumbs={[{ title: t('unit-query'), to: '/queries/unit-query/flow' }]}
        oneLine
      />
      <Panel>
        <div className="query-form">
          <FlowFacts entry={entry} />
          <QueryActs name="flow-members" asked={{ ...NOTHING_ASKED, entry: entry.id }} />
        </div>
        <PagedList paged={members} empty={nobodyNamed(t, entry)}>
          {(items) => <FlowMemberRows label={t('tab.flow-members')} rows={items} />}
        </PagedList>
      </Panel>
    </>
  );
}
