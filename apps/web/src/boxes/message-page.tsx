import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { get, send } from '../api/client';
import { QUERY_KEYS, queryClient } from '../api/queries';
import type { MessageItem } from '../api/types';
import { showInstant } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { Loaded } from '../ui/states';
import { BOX_TEXTS } from './boxes.texts';

/** One message: business, content, time and channel; opening it marks it as read. */
export function MessagePage() {
  const t = useTexts(BOX_TEXTS);
  const { id = '' } = useParams();
  const message = useQuery({ queryKey: QUERY_KEYS.box('messages', { id }), queryFn: () => get<MessageItem>(`/messages/${id}`) });
  const unread = message.data?.readAt === null;
  useEffect(() => {
    if (!unread) return;
    send('POST', `/messages/${id}/read`).then(() => queryClient.invalidateQueries({ queryKey: ['boxes'] }), () => undefined);
  }, [id, unread]);
  return (
    <>
      <PageHeader title={t('messageTitle')} crumbs={[{ title: t('box.messages'), to: '/boxes/messages' }]} />
      <Panel><Loaded query={message}>{(data) => <MessageFacts message={data} />}</Loaded></Panel>
    </>
  );
}

function MessageFacts({ message }: { message: MessageItem }) {
  const t = useTexts(BOX_TEXTS);
  const server = useServerText();
  return (
    <>
      <dl className="kv">
        <dt>{t('business')}</dt><dd>{server(message.title)}</dd>
        {message.businessNo === null ? null : <><dt>{t('businessNo')}</dt><dd>{message.businessNo}</dd></>}
        <dt>{t('content')}</dt><dd className="message-text">{server(message.text)}</dd>
        <dt>{t('time')}</dt><dd>{showInstant(message.createdAt)}</dd>
        <dt>{t('channel')}</dt><dd>{server(message.channelText)}</dd>
      </dl>
      <p className="page-links">
        {message.businessNo === null ? null : <Link className="text-link" to={`/cases/${message.businessNo}`}>{t('openCase')}</Link>}
        <Link className="text-link" to="/boxes/messages">{t('backToMessages')}</Link>
      </p>
    </>
  );
}
