import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { boxesRead, type OpenedMessageDto } from '../api/generated';
import { queryClient } from '../api/queries';
import { showInstant } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { CaseNumbers } from '../ui/case-numbers';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { Loaded } from '../ui/states';
import { BOX_TEXTS } from './boxes.texts';
import { TakeOffer } from './take-offer';

/** One message: business, content, time and channel. Opening it is reading it, so the page asks by marking it read. */
export function MessagePage() {
  const t = useTexts(BOX_TEXTS);
  const { id = '' } = useParams();
  const message = useQuery({
    queryKey: ['messages', id],
    queryFn: async () => {
      const read = await boxesRead({ path: { id } });
      void queryClient.invalidateQueries({ queryKey: ['boxes'] });
      return read;
    },
    staleTime: Infinity,
  });
  return (
    <>
      <PageHeader
        title={t('messageTitle')}
        crumbs={[{ title: t('box.messages'), to: '/boxes/messages' }]}
      />
      <Panel>
        <Loaded query={message}>{(data) => <MessageFacts message={data} />}</Loaded>
      </Panel>
    </>
  );
}

function MessageFacts({ message }: { message: OpenedMessageDto }) {
  const t = useTexts(BOX_TEXTS);
  const server = useServerText();
  return (
    <>
      <dl className="kv">
        <dt>{t('business')}</dt>
        <dd>{server(message.title)}</dd>
        {message.businessNo !== '' && (
          <>
            <dt>{t('businessNo')}</dt>
            <dd>{message.businessNo}</dd>
          </>
        )}
        <dt>{t('content')}</dt>
        <dd className="message-text">
          <CaseNumbers text={server(message.text)} ofMoney={message.noticeNo !== null} />
        </dd>
        <dt>{t('time')}</dt>
        <dd>{showInstant(message.createdAt)}</dd>
        <dt>{t('channel')}</dt>
        <dd>{server(message.channelText)}</dd>
      </dl>
      {message.offers !== null && <TakeOffer message={message} business={message.offers} />}
      <p className="page-links">
        {/* Another unit's case is not to be opened here. */}
        {message.offers === null && message.businessNo !== '' && (
          <Link className="text-link" to={placeOf(message)}>
            {t(message.noticeNo === null ? 'openCase' : 'openNotice')}
          </Link>
        )}
        <Link className="text-link" to="/boxes/messages">
          {t('backToMessages')}
        </Link>
      </p>
    </>
  );
}

function placeOf({ noticeNo, businessNo }: OpenedMessageDto): string {
  return noticeNo === null ? `/cases/${businessNo}` : `/notices/${noticeNo}`;
}
