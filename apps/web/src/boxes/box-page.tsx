import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { boxesReadAll } from '../api/generated';
import { QUERY_KEYS, queryClient } from '../api/queries';
import { usePaged } from '../api/use-paged';
import { NotFoundPage } from '../frame/not-found-page';
import { useTexts } from '../i18n/texts';
import { CheckBox } from '../ui/check-box';
import { PageHeader } from '../ui/page-header';
import { PagedList } from '../ui/paged-list';
import { Panel } from '../ui/panel';
import { ProblemAlert } from '../ui/problem-alert';
import { Tabs } from '../ui/tabs';
import { useSearchChoice } from '../ui/use-search-choice';
import { BOX_NAMES, boxRow, type BoxName } from './box-row';
import { BoxTable } from './box-table';
import { useBoxTabs } from './box-tabs';
import { BOX_TEXTS } from './boxes.texts';
import { BusinessSelect } from './business-select';
import { readBox } from './read-box';

/** A whole box with filters, read on by 加载更多. */
export function BoxPage() {
  const { box } = useParams();
  const name = BOX_NAMES.find((one) => one === box);
  return name === undefined ? <NotFoundPage /> : <Box box={name} />;
}

function Box({ box }: { box: BoxName }) {
  const t = useTexts(BOX_TEXTS);
  const navigate = useNavigate();
  const { chosen } = useSearchChoice();
  const filters = {
    business: chosen('business') || undefined,
    unread: (box === 'messages' && chosen('unread') === 'true') || undefined,
    mine: (ofColleaguesToo(box) && chosen('mine') === 'true') || undefined,
  };
  const rows = usePaged(QUERY_KEYS.box(box, filters), (page) =>
    readBox[box]({ query: { ...filters, ...page } }),
  );
  return (
    <>
      <PageHeader title={t('boxes')} />
      <Panel>
        <Tabs<BoxName>
          id="boxes"
          label={t('boxes')}
          tabs={useBoxTabs()}
          chosen={box}
          onChoose={(key) => {
            void navigate(`/boxes/${key}`);
          }}
        >
          <BoxFilters box={box} />
          <PagedList paged={rows} empty={t(`empty.${box}`)}>
            {(items) => <BoxTable box={box} withNumber rows={items.map(boxRow)} />}
          </PagedList>
        </Tabs>
      </Panel>
    </>
  );
}

/** What the unit did and began: by oneself or by a colleague. */
function ofColleaguesToo(box: BoxName): boolean {
  return box === 'done' || box === 'initiated';
}

function BoxFilters({ box }: { box: BoxName }) {
  const t = useTexts(BOX_TEXTS);
  const { chosen, choose } = useSearchChoice();
  const readAll = useMutation({
    mutationFn: () => boxesReadAll(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['boxes'] }),
  });
  return (
    <>
      <ProblemAlert error={readAll.error} />
      <div className="bar" role="group" aria-label={t('filters')}>
        <BusinessSelect
          value={chosen('business')}
          onChange={(code) => {
            choose('business', code);
          }}
        />
        {ofColleaguesToo(box) ? (
          <CheckBox
            label={t('mineOnly')}
            checked={chosen('mine') === 'true'}
            onChange={(only) => {
              choose('mine', only ? 'true' : '');
            }}
          />
        ) : null}
        {box === 'messages' ? (
          <>
            <CheckBox
              label={t('unreadOnly')}
              checked={chosen('unread') === 'true'}
              onChange={(only) => {
                choose('unread', only ? 'true' : '');
              }}
            />
            <Button
              loading={readAll.isPending}
              onClick={() => {
                readAll.mutate();
              }}
            >
              {t('readAll')}
            </Button>
          </>
        ) : null}
      </div>
    </>
  );
}
